package chat.warren.dht.wire;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A point of the 160-bit space in which nodes and what they store have their places. Three numbers rather than bytes:
 * distances are compared in every step of every lookup.
 */
public record Id(long high, long middle, int low) implements Comparable<Id> {
    public static final int BYTES = 20;
    public static final int BITS = 8 * BYTES;

    public static Id of(ByteString bytes) throws MalformedException {
        if (bytes.length() != BYTES) {
            throw new MalformedException("an id has " + BYTES + " bytes");
        }
        ByteReader reader = new ByteReader(bytes.toArray());
        return new Id(reader.i64(), reader.i64(), (int) reader.u32());
    }

    /** For bytes that our own code made, such as a hash. */
    public static Id of(byte[] bytes) {
        try {
            return of(ByteString.of(Bytes.exactly(BYTES, bytes)));
        } catch (MalformedException impossible) {
            throw new AssertionError(impossible); // The length was just checked.
        }
    }

    public static Id hex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public static Id random(RandomGenerator random) {
        return new Id(random.nextLong(), random.nextLong(), random.nextInt());
    }

    public byte[] toArray() {
        return new ByteWriter()
                .i64(high)
                .i64(middle)
                .u32(Integer.toUnsignedLong(low))
                .toArray();
    }

    public ByteString bytes() {
        return ByteString.of(toArray());
    }

    public Id xor(Id other) {
        return new Id(high ^ other.high, middle ^ other.middle, low ^ other.low);
    }

    /** How many leading bits the two share: the index of the bucket. 160 for the id itself. */
    public int commonPrefix(Id other) {
        long first = high ^ other.high;
        if (first != 0) {
            return Long.numberOfLeadingZeros(first);
        }
        long second = middle ^ other.middle;
        if (second != 0) {
            return 64 + Long.numberOfLeadingZeros(second);
        }
        return 128 + Integer.numberOfLeadingZeros(low ^ other.low);
    }

    /** Negative when a is closer to this point than b is. */
    public int compareDistance(Id a, Id b) {
        int order = Long.compareUnsigned(high ^ a.high, high ^ b.high);
        if (order == 0) {
            order = Long.compareUnsigned(middle ^ a.middle, middle ^ b.middle);
        }
        return order != 0 ? order : Integer.compareUnsigned(low ^ a.low, low ^ b.low);
    }

    /** The distance as a share of the whole space: exact enough for densities. */
    public double distanceShare(Id other) {
        Id distance = xor(other);
        return (distance.high >>> 1) * 0x1p-63 + (distance.high & 1) * 0x1p-64 + (distance.middle >>> 1) * 0x1p-127;
    }

    /** A random point that shares exactly this many leading bits with this one. */
    public Id randomInBucket(int prefix, RandomGenerator random) {
        Id mask = new Id(ones(prefix, 0), ones(prefix, 64), (int) (ones(prefix, 128) >>> 32));
        Id noise = random(random);
        Id mixed = new Id(
                (high & mask.high) | (noise.high & ~mask.high),
                (middle & mask.middle) | (noise.middle & ~mask.middle),
                (low & mask.low) | (noise.low & ~mask.low));
        return mixed.commonPrefix(this) > prefix ? mixed.flipped(prefix) : mixed;
    }

    private Id flipped(int bit) {
        return switch (bit / 64) {
            case 0 -> new Id(high ^ (1L << (63 - bit)), middle, low);
            case 1 -> new Id(high, middle ^ (1L << (127 - bit)), low);
            default -> new Id(high, middle, low ^ (1 << (159 - bit)));
        };
    }

    private static long ones(int prefix, int start) {
        int bits = Math.clamp(prefix - start, 0, 64);
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    @Override
    public int compareTo(Id other) {
        return new Id(0, 0, 0).compareDistance(this, other);
    }

    public String asHex() {
        return HexFormat.of().formatHex(toArray());
    }

    /** Enough to tell points apart in a log. */
    @Override
    public String toString() {
        return asHex().substring(0, 8) + "…";
    }
}
