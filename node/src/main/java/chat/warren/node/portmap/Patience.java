package chat.warren.node.portmap;

import java.time.Duration;
import java.time.Instant;

/** When a router is asked again. */
final class Patience {
    /** RFC 6886 §3.1 and the spirit of RFC 6887 §8.1.1: a quarter of a second, then twice as long each time. */
    private static final Duration FIRST = Duration.ofMillis(250);
    /**
     * Eight seconds altogether: a router that slept answers in that time, and one that does not know how never will.
     */
    private static final int MAX_QUESTIONS = 5;
    /** Another program may have asked it to learn, or it was replaced: rarely, but worth six datagrams an hour. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(30);

    private Instant due;
    private Duration next = FIRST;
    private int asked;

    Patience(Instant now) {
        due = now;
    }

    Instant due() {
        return due;
    }

    /** Whether to ask now; the caller does it then. */
    boolean asks(Instant now) {
        if (now.isBefore(due)) {
            return false;
        }
        if (asked >= MAX_QUESTIONS) {
            giveUp(now);
            return false;
        }
        asked++;
        due = now.plus(next);
        next = next.multipliedBy(2);
        return true;
    }

    void giveUp(Instant now) {
        restart(now.plus(GIVEN_UP));
    }

    void restart(Instant when) {
        due = when;
        next = FIRST;
        asked = 0;
    }

    boolean isLate() {
        return asked >= MAX_QUESTIONS;
    }

    void never() {
        due = Instant.MAX;
    }
}
