package chat.warren.node.api;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.node.profile.Calibration;
import java.time.InstantSource;

/** How much work a new vault or backup makes of each guess at what opens it, and of each opening. */
public enum Effort {
    /** About a second on this machine, measured now. */
    MEASURED,
    /** The least that a vault may ask for, 64 MiB and three passes: for small machines, and for tests in a hurry. */
    LEAST,
    /** None, for a key of 256 bits that was drawn. A passphrase that follows it takes {@link #MEASURED} work. */
    KEY;

    /** Argon2 may have this share of the heap: the program needs some beside it. */
    private static final int HEAP_SHARE = 2;

    /** What the program itself takes beside Argon2. */
    private static final long BESIDE_BYTES = 24L << 20;

    PassphraseWork work(InstantSource clock) throws ProfileException {
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < PassphraseWork.FLOOR.memoryBytes() + BESIDE_BYTES) {
            throw new ProfileException(
                    ProfileException.Reason.OTHER,
                    "Java may use " + (heap >> 20) + " MiB of memory, which is too little to protect a passphrase; "
                            + "nothing was changed: set JAVA_TOOL_OPTIONS=-Xmx256m.");
        }
        return switch (this) {
            case KEY -> PassphraseWork.KEY;
            case LEAST -> PassphraseWork.FLOOR;
            case MEASURED -> Calibration.of(clock, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        };
    }

    /** For what comes after. */
    Effort later() {
        return this == KEY ? MEASURED : this;
    }
}
