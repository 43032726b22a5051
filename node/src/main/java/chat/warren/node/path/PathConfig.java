package chat.warren.node.path;

import java.time.Duration;

/**
 * How much is spent on knowing the paths.
 *
 * @param keepalive between two signs of life while nothing else is sent: below what the routers forget after
 * @param standby between pings on the second best path while something is sent
 */
public record PathConfig(Duration keepalive, Duration standby) {
    /** 25 s: Linux and Cisco routers forget an unanswered mapping after 30 (PERFORMANCE.md §1.3). */
    public static final PathConfig DEFAULT = new PathConfig(Duration.ofSeconds(25), Duration.ofSeconds(2));

    /** With what a lifetime search found out; beyond 110 s little is saved, and a dead friend is noticed too late. */
    public PathConfig lasting(Duration lifetime) {
        Duration safe = lifetime.multipliedBy(4).dividedBy(5);
        Duration most = Duration.ofSeconds(110);
        return new PathConfig(safe.compareTo(most) > 0 ? most : safe, standby);
    }
}
