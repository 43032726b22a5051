package chat.warren.node.file;

import java.time.Duration;
import java.time.Instant;

/** How fast files may go, all together. */
final class Pace {
    /** What may go at once after a pause; smaller, and a fast link would stop and start all the time. */
    private static final Duration BURST = Duration.ofMillis(200);

    private long bytesPerSecond;
    private Instant paid = Instant.MIN; // What went until now is paid for then.

    static Pace of(long limit) {
        Pace pace = new Pace();
        pace.limit(limit);
        return pace;
    }

    /** @param limit 0 for none */
    void limit(long limit) {
        bytesPerSecond = limit;
        paid = Instant.MIN;
    }

    /** When the next bytes may go; not after now if they may go now. */
    Instant next() {
        return bytesPerSecond == 0 || paid.equals(Instant.MIN) ? Instant.MIN : paid.minus(BURST);
    }

    /** When to try again; a pace that allows everything is no reason to wake up. */
    Instant wake() {
        Instant next = next();
        return next.equals(Instant.MIN) ? Instant.MAX : next;
    }

    void went(long bytes, Instant now) {
        if (bytesPerSecond > 0) {
            Instant from = paid.isBefore(now) ? now : paid;
            paid = from.plusNanos((long) (bytes * 1e9 / bytesPerSecond));
        }
    }
}
