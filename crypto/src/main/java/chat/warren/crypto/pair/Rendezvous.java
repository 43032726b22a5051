package chat.warren.crypto.pair;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * One place in the DHT for one hour: a fresh key pair that signs there, and the key that seals what lies there.
 *
 * <p>The value is {@code nonce(12) ‖ AES-256-GCM(key, nonce, public key ‖ sequence(8), presence(396))}, 424 bytes
 * always.
 */
public final class Rendezvous {
    public static final int VALUE_BYTES = Aead.NONCE_BYTES + Presence.BYTES + Aead.TAG_BYTES;

    /** Records of an hour are published from ten minutes before it begins, so that nobody finds an empty place. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    /** Of an hour, the ten minutes before it, and a clock that is late. */
    private static final long LONGEST_MINUTES = 180;

    /** A thousand for whoever changes its record more often than once a minute, and always four digits. */
    private static final int LEAST_FIRST = 1_000;

    private static final int FIRSTS = 8_000;

    private final byte[] signingSeed;
    private final byte[] sealingKey;
    private final byte[] publicKey;
    private final Instant start;
    private final int first;

    /**
     * @param numbering two bytes that only the pair knows. Without them the number and the clock would show in which
     *     minute of the hour this pair's epochs begin, which is the same every hour, and a number below ten would make
     *     the record a byte shorter
     */
    Rendezvous(byte[] signingSeed, byte[] sealingKey, byte[] numbering, Instant start) {
        this.signingSeed = signingSeed;
        this.sealingKey = sealingKey;
        this.publicKey = Ed25519.publicKey(signingSeed);
        this.start = start;
        this.first = LEAST_FIRST + new BigInteger(1, numbering).intValue() % FIRSTS;
    }

    /** BEP 44's {@code k}. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** BEP 44: the target is the SHA-1 of the key, so whoever could squat there could also sign. */
    public byte[] target() {
        return Hashes.sha1(publicKey);
    }

    /**
     * The sequence number for a record made now, above the last one used here: whole minutes since ten minutes before
     * the epoch, counted from a number of this place. Nothing finer than a minute is public, and nothing about when the
     * epoch began.
     */
    public long sequence(Instant now, long last) {
        return Math.max(first + Duration.between(start.minus(EARLY), now).toMinutes(), Math.max(last + 1, first));
    }

    /**
     * When a record with this number was written, by the clock of whoever wrote it; nobody's number, however large,
     * leads out of the time in which it counts.
     */
    public Instant written(long sequence) {
        long minutes = Math.clamp(sequence, first, first + LONGEST_MINUTES) - first;
        return start.minus(EARLY).plus(Duration.ofMinutes(minutes));
    }

    public SealedRecord seal(Presence presence, long sequence, RandomGenerator random) {
        byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
        byte[] value = Bytes.concat(nonce, Aead.seal(sealingKey, nonce, associated(sequence), presence.encode()));
        return new SealedRecord(publicKey, sequence, value, Ed25519.sign(signingSeed, signed(sequence, value)));
    }

    /** A record of fixed size that nobody can open: for friends who shall not see that we are here. */
    public SealedRecord decoy(long sequence, RandomGenerator random) {
        byte[] value = Bytes.random(random, VALUE_BYTES);
        return new SealedRecord(publicKey, sequence, value, Ed25519.sign(signingSeed, signed(sequence, value)));
    }

    /** What the other side published here, if it was the other side. */
    public Presence open(SealedRecord record) throws MalformedException {
        if (!Arrays.equals(record.publicKey(), publicKey)) {
            throw new ForgedException("a record from another place");
        }
        byte[] value = record.value();
        if (value.length != VALUE_BYTES
                || !Ed25519.verify(publicKey, record.signature(), signed(record.sequence(), value))) {
            throw new ForgedException("a record that its key did not sign");
        }
        byte[] nonce = Arrays.copyOf(value, Aead.NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(value, Aead.NONCE_BYTES, value.length);
        return Presence.parse(Aead.open(sealingKey, nonce, associated(record.sequence()), sealed));
    }

    public void wipe() {
        Bytes.wipe(signingSeed, sealingKey);
    }

    private byte[] associated(long sequence) {
        return new ByteWriter().bytes(publicKey).i64(sequence).toArray();
    }

    /** BEP 44: "3:seqi" sequence "e1:v" and the bencoded value; without a salt nothing stands before it. */
    private static byte[] signed(long sequence, byte[] value) {
        String before = "3:seqi" + sequence + "e1:v" + value.length + ":";
        return Bytes.concat(before.getBytes(StandardCharsets.US_ASCII), value);
    }
}
