package chat.warren.crypto.vault;

import chat.warren.crypto.primitive.Argon2id;
import java.time.Duration;

/**
 * What one guess at a passphrase costs: the parameters of Argon2id.
 *
 * @param memoryKib memory in KiB, taken from the heap while it works
 * @param passes how often the memory is gone through
 * @param lanes columns that could be computed at once
 */
public record PassphraseWork(int memoryKib, int passes, int lanes) {
    /** 1.2 s on the machine of SECURITY.md §7: slow for a guesser with graphics cards, bearable once a day. */
    public static final PassphraseWork DEFAULT = new PassphraseWork(256 * 1024, 3, 4);
    /** Less would be guessable; a vault that asks for less was tampered with (RFC 9106 §4, second choice). */
    public static final PassphraseWork FLOOR = new PassphraseWork(64 * 1024, 3, 1);
    /**
     * 1 GiB, 16 passes: 21 times the default, half a minute here. A vault that asks for more was made to stop us, and
     * its memory would not fit beside the program.
     */
    public static final PassphraseWork CEILING = new PassphraseWork(1024 * 1024, 16, 16);

    /** For a key that was drawn and not thought of: nobody guesses 256 bits, however quickly. */
    public static final PassphraseWork KEY = new PassphraseWork(8, 1, 1);

    private static final Duration AIM = Duration.ofSeconds(1);
    /** Longer, and people choose shorter passphrases or never lock. */
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private static final int KIB = 1024;

    public PassphraseWork {
        if (passes < 1 || lanes < 1 || memoryKib < 8 * lanes) {
            throw new IllegalArgumentException("RFC 9106 §3.1 knows no such Argon2 parameters");
        }
    }

    /**
     * The work for a machine on which {@link #FLOOR} took so long: memory first, because that is what a guesser cannot
     * buy cheaply, then passes until about a second is used.
     *
     * @param freeBytes heap that can be given to Argon2 for that second
     */
    public static PassphraseWork calibrated(Duration floorTook, long freeBytes) {
        // Argon2 takes a time in proportion to memory times passes.
        double floorCost = (double) FLOOR.memoryKib * FLOOR.passes;
        double perSecond = floorCost / Math.max(1e-9, floorTook.toNanos() / 1e9);
        int memory = DEFAULT.memoryKib;
        while (memory > FLOOR.memoryKib
                && ((double) memory * FLOOR.passes > perSecond * SLOWEST.toSeconds()
                        || (long) memory * KIB > freeBytes)) {
            memory /= 2;
        }
        double passes = perSecond * AIM.toSeconds() / memory;
        return new PassphraseWork(
                memory, (int) Math.clamp(passes, FLOOR.passes, (double) CEILING.passes), DEFAULT.lanes);
    }

    public long memoryBytes() {
        return (long) memoryKib * KIB;
    }

    /** Whether a vault may ask for this. */
    boolean isAllowed() {
        return equals(KEY) || isForPassphrases();
    }

    private boolean isForPassphrases() {
        return memoryKib >= FLOOR.memoryKib
                && passes >= FLOOR.passes
                && memoryKib <= CEILING.memoryKib
                && passes <= CEILING.passes
                && lanes <= CEILING.lanes;
    }

    /** Does the work. The caller wipes what it gave and what it gets. */
    byte[] on(byte[] passphrase, byte[] salt) {
        return Argon2id.derive(passphrase, salt, memoryKib, passes, lanes);
    }
}
