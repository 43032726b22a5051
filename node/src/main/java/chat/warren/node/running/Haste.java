package chat.warren.node.running;

import chat.warren.dht.limit.TokenBucket;
import java.time.Instant;

/** How much the whole node looks for friends besides its polls, however many of them are away. */
final class Haste {
    /** A look is two lookups, of 10 kB each in a large network: one in a minute is 300 B/s. */
    private static final double LOOKS_A_SECOND = 1 / 60.0;
    /** Eight friends at once, each in the quick pace of the first half minute. */
    private static final int LOOKS_AT_ONCE = 72;

    private final TokenBucket looks;
    private int friends;

    Haste(Instant now) {
        this.looks = new TokenBucket(LOOKS_A_SECOND, LOOKS_AT_ONCE, now);
    }

    /** One more friend is looked for in haste, or one less. */
    void changed(boolean begins) {
        friends += begins ? 1 : -1;
    }

    /** How many are looked for in haste. */
    int friends() {
        return friends;
    }

    /** Whether one more look can be afforded, which is then taken. */
    boolean mayLook(Instant now) {
        return looks.take(now);
    }
}
