package chat.warren.crypto.pair;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;

/**
 * The key of a pair, which moves on every hour and cannot be turned back (SECURITY.md §3.1):
 *
 * <pre>
 * anchor    CK(e0)   = HKDF(secret, "warren/pres1" ‖ SHA-256(lower identity ‖ higher identity))
 * advance   CK(e+1)  = HMAC(CK(e), 0x02)
 * phase     φ        = first two bytes of HMAC(CK(e0), "phase1") mod 3600
 * epoch     e        = floor((unix seconds + φ) / 3600)
 * </pre>
 *
 * Stored as {@code version(1) ‖ oldest epoch(8) ‖ phase(2) ‖ key(32)}. Not thread-safe; whoever owns it advances it.
 */
public final class PairChain {
    public static final int EPOCH_SECONDS = 3600;
    /**
     * A friend's clock may be two hours wrong: we still know where they publish, at the price that a stolen device
     * betrays the last two hours of presence and not only the last one.
     */
    public static final int SKEW_EPOCHS = 2;

    public static final int STORED_BYTES = 1 + Long.BYTES + Short.BYTES + Hkdf.SHA256_BYTES;

    private static final int VERSION = 1;
    private static final byte[] ADVANCE = {2};
    /**
     * Ten years of hours. Whoever slept longer, or has such a clock, needs a new anchor rather than an endless loop.
     */
    private static final int MAX_MISSED_EPOCHS = 10 * 366 * 24;

    /** The end of the year 9999: no stored chain lies beyond it, and all arithmetic stays inside the calendar. */
    private static final long LAST_EPOCH = 253_402_300_799L / EPOCH_SECONDS;

    private final int phase;
    private long oldest;
    private final byte[] key;
    private boolean wiped;

    private PairChain(int phase, long oldest, byte[] key) {
        this.phase = phase;
        this.oldest = oldest;
        this.key = key;
    }

    /**
     * The chain that two friends anchor when they agree on a secret inside a link. Both must pass the same instant,
     * which one of them sends along.
     */
    public static PairChain anchored(byte[] secret, Ends ends, Instant agreed) {
        return startingAt(Hkdf.derive(secret, ends.presenceInfo(), Hkdf.SHA256_BYTES), agreed);
    }

    /** A chain from a key that both sides already have, such as an invite's. Takes the key over. */
    public static PairChain startingAt(byte[] key, Instant start) {
        byte[] mark = Hashes.hmacSha256(Bytes.exactly(Hkdf.SHA256_BYTES, key), Bytes.label("phase1"));
        int phase = ((Byte.toUnsignedInt(mark[0]) << 8) | Byte.toUnsignedInt(mark[1])) % EPOCH_SECONDS;
        // The first epochs begin before the start, so that a friend whose clock is slow finds a key as well.
        return new PairChain(phase, epochAt(start, phase) - SKEW_EPOCHS, key);
    }

    public static PairChain parse(byte[] stored) throws MalformedException {
        ByteReader reader = new ByteReader(stored);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a pair chain of a version we do not know");
        }
        long oldest = reader.i64();
        int phase = reader.u16();
        byte[] key = reader.bytes(Hkdf.SHA256_BYTES);
        reader.end();
        if (phase >= EPOCH_SECONDS || Math.abs(oldest) > LAST_EPOCH) {
            throw new MalformedException("a pair chain outside its bounds");
        }
        return new PairChain(phase, oldest, key);
    }

    /** What is stored, sealed. The caller wipes it. */
    public byte[] toStored() {
        return new ByteWriter().u8(VERSION).i64(oldest).u16(phase).bytes(key).toArray();
    }

    /**
     * The hour of this clock, or the last one that this chain has lived through: who was asleep may have a clock that
     * was set back, and the friend's is right.
     */
    public long epochAt(Instant now) {
        return Math.max(epochAt(now, phase), oldest + SKEW_EPOCHS);
    }

    public Instant startOf(long epoch) {
        return Instant.ofEpochSecond(epoch * EPOCH_SECONDS - phase);
    }

    /**
     * Forgets the epochs that nobody may use any more. A clock that runs backwards changes nothing, and one that leaps
     * further than ten years is not believed.
     *
     * @return whether the stored form changed
     */
    public boolean advanceTo(Instant now) {
        long newOldest = epochAt(now, phase) - SKEW_EPOCHS;
        if (wiped || newOldest <= oldest || newOldest - oldest > MAX_MISSED_EPOCHS) {
            return false;
        }
        byte[] advanced = keyOf(newOldest);
        System.arraycopy(advanced, 0, key, 0, key.length);
        Bytes.wipe(advanced);
        oldest = newOldest;
        return true;
    }

    /**
     * Whether the key of this epoch can still, and already, be had. A wiped chain has none, rather than that of zeros.
     */
    public boolean covers(long epoch) {
        return !wiped && epoch >= oldest && epoch - oldest <= MAX_MISSED_EPOCHS;
    }

    /** Everything the pair needs in one epoch. */
    public PairEpoch epoch(long epoch) {
        return new PairEpoch(epoch, startOf(epoch), keyOf(epoch));
    }

    public PairEpoch epochOf(Instant now) {
        return epoch(epochAt(now));
    }

    public void wipe() {
        wiped = true;
        Bytes.wipe(key);
    }

    private byte[] keyOf(long epoch) {
        if (!covers(epoch)) {
            throw new IllegalArgumentException("epoch " + epoch + " is over for this chain, which begins at " + oldest);
        }
        byte[] derived = key.clone();
        for (long at = oldest; at < epoch; at++) {
            byte[] next = Hashes.hmacSha256(derived, ADVANCE);
            Bytes.wipe(derived);
            derived = next;
        }
        return derived;
    }

    private static long epochAt(Instant now, int phase) {
        return Math.floorDiv(now.getEpochSecond() + phase, EPOCH_SECONDS);
    }

    @Override
    public String toString() {
        return "pair chain from epoch " + oldest;
    }
}
