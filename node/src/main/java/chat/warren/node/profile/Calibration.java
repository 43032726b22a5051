package chat.warren.node.profile;

import chat.warren.crypto.primitive.Argon2id;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.vault.PassphraseWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Finds the passphrase work that takes this machine about a second. */
public final class Calibration {
    /** Nothing that runs Java is faster: the clock was set back meanwhile, and the measurement says nothing. */
    private static final Duration IMPLAUSIBLE = Duration.ofMillis(5);

    private static final int SALT_BYTES = 16;

    private Calibration() {}

    /**
     * Does the floor's work and measures. A machine that seems too slow for the usual work is asked once more: the
     * first time includes what Java does when it starts, and whatever else was going on.
     */
    public static PassphraseWork of(InstantSource clock, long freeHeap) {
        PassphraseWork work = measured(clock, freeHeap);
        if (work.memoryKib() < PassphraseWork.DEFAULT.memoryKib()) {
            PassphraseWork again = measured(clock, freeHeap);
            return again.memoryKib() > work.memoryKib() ? again : work;
        }
        return work;
    }

    private static PassphraseWork measured(InstantSource clock, long freeHeap) {
        PassphraseWork floor = PassphraseWork.FLOOR;
        Instant before = clock.instant();
        Bytes.wipe(
                Argon2id.derive(new byte[1], new byte[SALT_BYTES], floor.memoryKib(), floor.passes(), floor.lanes()));
        Duration took = Duration.between(before, clock.instant());
        return took.compareTo(IMPLAUSIBLE) < 0 ? PassphraseWork.DEFAULT : PassphraseWork.calibrated(took, freeHeap);
    }
}
