package chat.warren.crypto.pair;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
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

    private final byte[] signingSeed;
    private final byte[] sealingKey;
    private final byte[] publicKey;
    private final Instant start;

    Rendezvous(byte[] signingSeed, byte[] sealingKey, Instant start) {
        this.signingSeed = signingSeed;
        this.sealingKey = sealingKey;
        this.publicKey = Ed25519.publicKey(signingSeed);
        this.start = start;
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
     * the epoch. Nothing finer than a minute is public, and nothing about the time of day beyond the epoch.
     */
    public long sequence(Instant now, long last) {
        return Math.max(Duration.between(start.minus(EARLY), now).toMinutes(), Math.max(last + 1, 0));
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
