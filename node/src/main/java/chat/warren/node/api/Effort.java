package chat.warren.node.api;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.node.profile.Calibration;
import java.time.InstantSource;

/** How much work a new vault or backup makes of each guess at its passphrase, and of each opening. */
public enum Effort {
    /** About a second on this machine, measured now. */
    MEASURED,
    /** The least that a vault may ask for, 64 MiB and three passes: for small machines, and for tests in a hurry. */
    LEAST;

    /** Argon2 may have this share of the heap: the program needs some beside it. */
    private static final int HEAP_SHARE = 2;

    PassphraseWork work(InstantSource clock) {
        return this == LEAST
                ? PassphraseWork.FLOOR
                : Calibration.of(clock, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }
}
