package chat.warren.crypto.pair;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import java.time.Instant;
import java.util.Arrays;

/** The keys of one pair in one hour, each derived for one purpose (SECURITY.md §3.1, §5.1). */
public final class PairEpoch {
    /** Each record is stored twice, under unrelated keys, so that one hostile region of the DHT cannot hide it. */
    public static final int COPIES = 2;

    public static final int TAG_BYTES = 8;
    /** For the first sequence number of a place. */
    private static final int NUMBERING_BYTES = 2;

    private static final byte PUBLISH = 1;
    private static final byte[] KNOCK = {3};

    private final long number;
    private final Instant start;
    private final byte[] key;
    private final byte[] knockKey;

    PairEpoch(long number, Instant start, byte[] key) {
        this.number = number;
        this.start = start;
        this.key = key;
        this.knockKey = Hashes.hmacSha256(key, KNOCK);
    }

    public long number() {
        return number;
    }

    public Instant start() {
        return start;
    }

    /** Where and under which keys one side publishes one copy of its record. */
    public Rendezvous rendezvous(Side publisher, int copy) {
        if (copy < 0 || copy >= COPIES) {
            throw new IllegalArgumentException("copies are 0 and 1, not " + copy);
        }
        byte[] root = Hashes.hmacSha256(key, new byte[] {PUBLISH, publisher.code(), (byte) copy});
        try {
            return new Rendezvous(
                    Hkdf.derive(root, "warren/sign1", Ed25519.SEED_BYTES),
                    Hkdf.derive(root, "warren/seal1", Aead.KEY_BYTES),
                    Hkdf.derive(root, "warren/number1", NUMBERING_BYTES),
                    start);
        } finally {
            Bytes.wipe(root);
        }
    }

    /** Seals the datagrams of one side until a link is up. The caller wipes it. */
    public byte[] pathKey(Side sender) {
        byte[] info = Bytes.concat(Bytes.label("warren/path1"), new byte[] {sender.code()});
        return Hkdf.derive(key, info, Aead.KEY_BYTES);
    }

    /** Tells this pair's datagrams from all others by eight bytes that look random to everybody else. */
    public byte[] pairTag(byte[] nonce) {
        return Arrays.copyOf(Hashes.hmacSha256(knockKey, nonce), TAG_BYTES);
    }

    /** The same on both sides when both sit behind the same router: only then is it worth trying the LAN. */
    public byte[] lanHint(byte[] gateway) {
        return Arrays.copyOf(Hashes.hmacSha256(key, Bytes.label("lan1"), gateway), TAG_BYTES);
    }

    public void wipe() {
        Bytes.wipe(key, knockKey);
    }

    @Override
    public String toString() {
        return "epoch " + number;
    }
}
