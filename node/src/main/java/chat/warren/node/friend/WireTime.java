package chat.warren.node.friend;

import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;

/** Instants as whole seconds or milliseconds, inside the calendar. */
final class WireTime {
    /** The end of the year 9999: no chain of keys lies beyond it. */
    private static final long LAST = 253_402_300_799L;

    private WireTime() {}

    static Instant millis(long millis) throws MalformedException {
        if (millis < 0 || millis / 1_000 > LAST) {
            throw new MalformedException("a date outside the calendar");
        }
        return Instant.ofEpochMilli(millis);
    }

    static Instant seconds(long seconds) throws MalformedException {
        if (seconds < 0 || seconds > LAST) {
            throw new MalformedException("a date outside the calendar");
        }
        return Instant.ofEpochSecond(seconds);
    }
}
