package chat.warren.node.relay;

import java.time.Duration;
import java.time.Instant;

/**
 * What one of those who use a relay may still send: a rate that is shared out anew as they come and go, and a day's
 * sum.
 */
final class Allowance {
    /** So much of a second may come at once: a key frame of a screen. */
    private static final double BURST_SECONDS = 0.5;

    private static final Duration DAY = Duration.ofDays(1);

    private double bytes;
    private Instant at;
    private long usedToday;
    private Instant dayBegan;
    private Instant lastUse = Instant.MIN;

    Allowance(Instant now) {
        at = now;
        dayBegan = now;
        bytes = Double.MAX_VALUE; // Cut to the first burst when first asked for.
    }

    boolean take(int wanted, double perSecond, long perDay, Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        bytes = Math.min(perSecond * BURST_SECONDS, bytes + seconds * perSecond);
        at = now;
        turnDay(now);
        lastUse = now;
        if (bytes < wanted || usedToday + wanted > perDay) {
            return false;
        }
        bytes -= wanted;
        usedToday += wanted;
        return true;
    }

    private void turnDay(Instant now) {
        if (!dayBegan.plus(DAY).isAfter(now)) {
            dayBegan = now;
            usedToday = 0;
        }
    }

    boolean isUsedUp(long perDay, Instant now) {
        turnDay(now);
        return usedToday >= perDay * 99 / 100;
    }

    boolean isInUse(Instant now) {
        return !lastUse.equals(Instant.MIN) && lastUse.plusSeconds(2).isAfter(now);
    }

    boolean isForgettable(Instant now) {
        return lastUse.plus(DAY).isBefore(now);
    }
}
