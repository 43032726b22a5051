package chat.warren.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The simulated world's clock. Inside the simulator time is nanoseconds since {@link #START}, as a plain long. */
public final class SimClock implements InstantSource {
    /**
     * Debugging is easier when every run starts at the same instant, and away from zero, where subtractions hide bugs.
     */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** The time of what will not happen. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = Long.MAX_VALUE / SECOND - 1;

    private long nanos;
    private Instant instant = START;

    /** Nanoseconds since {@link #START}. */
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return instant;
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    /** Time does not run backwards, whatever a program asked for. */
    public void advanceTo(long later) {
        if (later < nanos) {
            throw new IllegalStateException("the clock cannot go back from " + nanos + " ns to " + later + " ns");
        }
        if (later != nanos) {
            nanos = later;
            instant = instantAt(later);
        }
    }

    public static Instant instantAt(long nanos) {
        return START.plusNanos(nanos);
    }

    /** What does not fit, such as {@link Instant#MAX}, becomes {@link #NEVER}; what is long past stays past. */
    public static long nanosAt(Instant instant) {
        long seconds = instant.getEpochSecond() - START.getEpochSecond();
        if (seconds >= MOST_SECONDS) {
            return NEVER;
        }
        if (seconds <= -MOST_SECONDS) {
            return Long.MIN_VALUE;
        }
        return seconds * SECOND + instant.getNano();
    }
}
