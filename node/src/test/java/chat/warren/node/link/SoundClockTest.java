package chat.warren.node.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SoundClockTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private Instant wall = now;
    private final SoundClock clock = new SoundClock();

    /** What it says after a time in which it was asked every ten seconds, as it is. */
    private boolean after(Duration time) {
        Instant end = now.plus(time);
        boolean trusted = false;
        while (now.isBefore(end)) {
            now = now.plusSeconds(10);
            wall = wall.plusSeconds(10);
            trusted = clock.isTrusted(wall, now);
        }
        return trusted;
    }

    @Test
    void aClockIsBelievedOnceItHasRunEvenlyForAWhile() {
        assertFalse(after(Duration.ofMinutes(4)));
        assertTrue(after(Duration.ofMinutes(2)));
        assertTrue(after(Duration.ofHours(30)));
    }

    @Test
    void whoSetsItOrSleepsHasItTriedAnew() {
        assertTrue(after(Duration.ofMinutes(6)));
        wall = wall.plus(Duration.ofDays(1));
        assertFalse(after(Duration.ofMinutes(4)));
        wall = wall.minus(Duration.ofDays(1));
        assertFalse(after(Duration.ofMinutes(4)), "it is right again, which it cannot know");
        assertTrue(after(Duration.ofMinutes(2)));
        now = now.plus(Duration.ofHours(8));
        wall = wall.plus(Duration.ofHours(8));
        assertFalse(after(Duration.ofMinutes(4)), "a clock may come out of sleep with any time");
    }
}
