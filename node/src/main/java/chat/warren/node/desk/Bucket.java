package chat.warren.node.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets so many through at once, and so many a second. Safe to share between threads. */
public final class Bucket {
    private final int capacity;
    private final long nanosEach;
    private final InstantSource clock;
    private long tokens; // These two are guarded by this.
    private Instant filled;

    public Bucket(int capacity, int perSecond, InstantSource clock) {
        this.capacity = capacity;
        this.nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
        this.clock = clock;
        this.tokens = capacity;
        this.filled = clock.instant();
    }

    public synchronized boolean take() {
        Instant now = clock.instant();
        Duration since = Duration.between(filled, now);
        if (since.isNegative() || since.compareTo(Duration.ofSeconds(capacity)) > 0) {
            // A clock that was set: whichever way, nobody shall wait for it to come back.
            tokens = since.isNegative() ? tokens : capacity;
            filled = now;
        } else {
            long fresh = since.toNanos() / nanosEach;
            tokens = Math.min(capacity, tokens + fresh);
            filled = filled.plusNanos(fresh * nanosEach);
        }
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }
}
