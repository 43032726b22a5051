package chat.warren.simulator.line;

import java.time.Duration;

/** How much longer than usual a datagram takes. A line keeps its order all the same: see {@link Oddities} for swaps. */
public sealed interface Jitter {
    record None() implements Jitter {}

    record Uniform(Duration most) implements Jitter {}

    /** Mostly little, sometimes much, as queues behave that are not modelled one by one. */
    record Exponential(Duration mean, Duration most) implements Jitter {}
}
