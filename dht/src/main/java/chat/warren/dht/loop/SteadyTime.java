package chat.warren.dht.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that never runs backwards. It starts at the wall clock and goes on by the monotonic one; when the wall clock is
 * suddenly ahead, as after a sleep that the monotonic clock did not count, it leaps with it. When the wall clock is set
 * back it does not follow: a deadline would never come.
 */
public final class SteadyTime implements InstantSource {
    /**
     * More than NTP slews between two looks at the clock, less than any sleep that a NAT's mapping would not survive.
     */
    static final Duration LEAP = Duration.ofSeconds(5);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant base;
    private long baseNanos;
    private long leaps;

    public SteadyTime(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.base = wall.instant();
        this.baseNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return now();
    }

    Instant now() {
        long elapsed = nanos.getAsLong() - baseNanos;
        Instant steady = base.plusNanos(elapsed);
        Instant shown = wall.instant();
        if (Duration.between(steady, shown).compareTo(LEAP) < 0) {
            return steady;
        }
        base = shown;
        baseNanos += elapsed;
        leaps++;
        return shown;
    }

    /** How often we slept, or were set forward. */
    long leaps() {
        return leaps;
    }
}
