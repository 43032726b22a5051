package chat.warren.simulator.world;

import java.time.Duration;

/** One-way delay between two places. */
@FunctionalInterface
public interface Latency {
    long nanos(Place from, Place to);

    /**
     * How many routers lie between the two access lines: what a datagram's TTL has to outlast. The default is what
     * trace routes usually show for the near and the far.
     */
    default int hops(Place from, Place to) {
        return from.region() == to.region() ? 6 : 12;
    }

    static Latency constant(Duration oneWay) {
        long nanos = oneWay.toNanos();
        return (from, to) -> nanos;
    }

    /** By region alone; the matrix need not be symmetric. */
    static Latency matrix(long[][] oneWayNanos) {
        return (from, to) -> oneWayNanos[from.region()][to.region()];
    }
}
