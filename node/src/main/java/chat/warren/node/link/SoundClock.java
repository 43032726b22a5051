package chat.warren.node.link;

import java.time.Duration;
import java.time.Instant;

/**
 * Says whether the time of day may be believed so far that keys of past hours are destroyed by it. A computer that has
 * just started or woken may have a clock that is hours or days ahead until it has asked somebody; and a key that is
 * gone does not come back with the right time.
 */
public final class SoundClock {
    /** A clock is put right within a minute of the network's coming, most of the time. */
    private static final Duration TRIAL = Duration.ofMinutes(5);
    /** More than a clock is slewed by; and less often than this nobody asks. */
    private static final Duration LEAP = Duration.ofMinutes(2);

    private Instant last = Instant.EPOCH;
    private Instant since = Instant.EPOCH;
    private Duration ahead = Duration.ZERO;

    /**
     * Whether keys may be destroyed by this time. Ask every minute or oftener.
     *
     * @param now runs on evenly, and leaps when the machine has slept
     */
    public boolean isTrusted(Instant wall, Instant now) {
        Duration offset = Duration.between(now, wall);
        boolean slept = Duration.between(last, now).compareTo(LEAP) > 0;
        if (slept || offset.minus(ahead).abs().compareTo(LEAP) > 0) {
            since = now;
            ahead = offset;
        }
        last = now;
        return !now.isBefore(since.plus(TRIAL));
    }
}
