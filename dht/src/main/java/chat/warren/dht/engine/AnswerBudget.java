package chat.warren.dht.engine;

import java.time.Duration;
import java.time.Instant;

/** The bytes that answers to all others together may take. */
final class AnswerBudget {
    private final double perSecond;
    private double left;
    private Instant at;

    AnswerBudget(double perSecond, Instant now) {
        this.perSecond = perSecond;
        this.left = perSecond * TrafficLimits.BURST_SECONDS;
        this.at = now;
    }

    boolean allows(int bytes, Instant now) {
        double passed = Duration.between(at, now).toNanos() / 1e9;
        left = Math.min(perSecond * TrafficLimits.BURST_SECONDS, left + passed * perSecond);
        at = now;
        if (left < bytes) {
            return false;
        }
        left -= bytes;
        return true;
    }
}
