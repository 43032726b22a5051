package chat.warren.storage.row;

import chat.warren.crypto.primitive.Bytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Sixteen bytes that name something: random, or a hash. The types around it say what it names. */
public final class Id {
    public static final int BYTES = 16;

    private final byte[] bytes;

    private Id(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Id of(byte[] bytes) {
        return new Id(Bytes.exactly(BYTES, bytes).clone());
    }

    public static Id random(RandomGenerator random) {
        return new Id(Bytes.random(random, BYTES));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Id that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Four bytes: enough to follow one thing through a log, too few to find it elsewhere. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 4) + "…";
    }
}
