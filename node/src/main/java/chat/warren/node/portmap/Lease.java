package chat.warren.node.portmap;

import java.net.InetSocketAddress;
import java.time.Instant;

/** A port that a router gave us, until when. */
record Lease(InetSocketAddress outside, Instant until) {
    /** Two hours, renewed at half of that (PERFORMANCE.md §1.3): a forgotten one is gone the same evening. */
    static final long SECONDS = 7_200;
    /** A router that gives less means trouble: asking it every few seconds would be no better. */
    private static final long LEAST_SECONDS = 60;

    static Lease of(InetSocketAddress outside, long seconds, Instant now) {
        return new Lease(outside, now.plusSeconds(Math.clamp(seconds, LEAST_SECONDS, SECONDS)));
    }

    Instant renewal(Instant now) {
        return now.plus(java.time.Duration.between(now, until).dividedBy(2));
    }
}
