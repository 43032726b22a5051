package chat.warren.dht.overlay.serve;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.overlay.wire.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Our key of the day, and that of the day before for those who have not heard yet. None lives for more than a day. */
public final class RunKeys {
    /** SECURITY.md: "at most 24 h". The last four of them a key is only read with. */
    static final Duration TERM = Duration.ofHours(20);

    static final Duration LIFE = Duration.ofHours(24);

    private final RandomGenerator random;
    private RunKey current;
    private RunKey previous;
    private Instant made;

    public RunKeys(RandomGenerator random, Instant now) {
        this.random = random;
        this.current = RunKey.random(random);
        this.previous = current;
        this.made = now;
    }

    public ByteString publicKey() {
        return current.publicKey();
    }

    /** Makes a new key if it is time; true when there is one. */
    public boolean rotate(Instant now) {
        if (!now.isBefore(made.plus(LIFE.minus(TERM))) && previous != current) {
            previous.wipe();
            previous = current;
        }
        if (now.isBefore(made.plus(TERM))) {
            return false;
        }
        boolean longAgo = !now.isBefore(made.plus(LIFE)); // The machine slept through the night.
        if (longAgo) {
            current.wipe();
        }
        current = RunKey.random(random);
        previous = longAgo ? current : previous;
        made = now;
        return true;
    }

    public Instant deadline() {
        Instant end = made.plus(TERM);
        return previous == current ? end : made.plus(LIFE.minus(TERM));
    }

    /** Those that requests may be sealed to, the likelier one first. */
    List<RunKey> inUse() {
        return previous == current ? List.of(current) : List.of(current, previous);
    }
}
