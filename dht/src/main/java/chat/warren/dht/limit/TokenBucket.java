package chat.warren.dht.limit;

import java.time.Duration;
import java.time.Instant;

/** Lets so much through at once, and so much a second. A clock that is set back costs nobody anything. */
public final class TokenBucket {
    private final double perSecond;
    private final double burst;
    private double left;
    private Instant counted;

    /** Full at first. */
    public TokenBucket(double perSecond, double burst, Instant now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.counted = now;
    }

    /** Whether one more may be, which then has been. */
    public boolean take(Instant now) {
        return take(1, now);
    }

    /** Whether so much may be, which then has been. */
    public boolean take(double cost, Instant now) {
        if (!has(cost, now)) {
            return false;
        }
        left -= cost;
        return true;
    }

    /** Whether so much may be. */
    public boolean has(double cost, Instant now) {
        double seconds = Math.max(0, Duration.between(counted, now).toNanos() / 1e9);
        left = Math.min(burst, left + seconds * perSecond);
        counted = now;
        return left >= cost;
    }
}
