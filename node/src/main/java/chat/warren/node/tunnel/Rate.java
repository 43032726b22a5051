package chat.warren.node.tunnel;

import java.time.Duration;
import java.time.Instant;

/** So many a second, and so many at once after a pause. */
public final class Rate {
    private final int perSecond;
    private final int burst;
    private double left;
    private Instant counted;

    public Rate(int perSecond, int burst, Instant now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.counted = now;
    }

    /** Whether one more may be, which then has been. */
    public boolean allows(Instant now) {
        double seconds = Math.max(0, Duration.between(counted, now).toNanos() / 1e9);
        left = Math.min(burst, left + seconds * perSecond);
        counted = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
