package chat.warren.node.share;

import java.time.Duration;
import java.time.Instant;

/** How fast something grows, over the last few seconds. */
final class Rate {
    /** Long enough to be read, short enough to be true. */
    private static final Duration SPAN = Duration.ofSeconds(3);

    private Instant since;
    private long from;
    private Instant before;
    private long fromBefore;

    Rate(long reached, Instant now) {
        since = now;
        from = reached;
        before = now;
        fromBefore = reached;
    }

    /** A second, on average, of the last one to two spans. */
    long at(long reached, Instant now) {
        if (Duration.between(since, now).compareTo(SPAN) >= 0) {
            before = since;
            fromBefore = from;
            since = now;
            from = reached;
        }
        long nanos = Duration.between(before, now).toNanos();
        return nanos <= 0 ? 0 : Math.max(0, (long) ((reached - fromBefore) * 1e9 / nanos));
    }
}
