package chat.warren.dht.overlay.serve;

import java.time.Duration;
import java.time.Instant;

/** How often something may be done in all, whoever asks. */
final class Pace {
    private final double perSecond;
    private final double burst;
    private double left;
    private Instant at;

    Pace(double perSecond, double burst, Instant now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.at = now;
    }

    boolean allows(Instant now) {
        double passed = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        left = Math.min(burst, left + passed * perSecond);
        at = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
