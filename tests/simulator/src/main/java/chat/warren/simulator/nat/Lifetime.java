package chat.warren.simulator.nat;

import java.time.Duration;

/**
 * How long a mapping or permission outlives the last datagram.
 *
 * @param unreplied while nothing has come back
 * @param replied from the first answer on
 * @param inboundRefreshes whether arriving datagrams keep it alive as well; departing ones always do (RFC 4787 REQ-6)
 */
public record Lifetime(Duration unreplied, Duration replied, boolean inboundRefreshes) {
    /** The least that RFC 4787 REQ-5 allows. */
    public static final Lifetime TWO_MINUTES = of(Duration.ofMinutes(2));

    /** nf_conntrack_udp_timeout and nf_conntrack_udp_timeout_stream as they come. */
    public static final Lifetime LINUX = new Lifetime(Duration.ofSeconds(30), Duration.ofMinutes(2), true);

    /** The same always, refreshed by what departs only. */
    public static Lifetime of(Duration idle) {
        return new Lifetime(idle, idle, false);
    }

    long nanos(boolean answered) {
        return (answered ? replied : unreplied).toNanos();
    }
}
