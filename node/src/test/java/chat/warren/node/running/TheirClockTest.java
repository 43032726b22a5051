package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairChain;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the hours of a friend's knocks tell of the friend's clock. */
final class TheirClockTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final PairChain chain = PairChain.startingAt(new byte[32], now);
    private final TheirClock clock = new TheirClock();

    private void knocks(Duration ahead) {
        clock.knocked(chain, chain.epochAt(now.plus(ahead)), now);
    }

    /** Ours is right. */
    private Optional<Duration> ahead() {
        return clock.ahead(Duration.ZERO);
    }

    @Test
    void nothingIsKnownOfWhoWasNotHeard() {
        assertEquals(Optional.empty(), ahead());
    }

    @Test
    void aRightClockIsNeverCalledWrong() {
        for (int minute = 0; minute < 150; minute++) {
            knocks(Duration.ZERO);
            assertEquals(Optional.of(Duration.ZERO), ahead(), "in minute " + minute);
            now = now.plus(MINUTE);
        }
    }

    @Test
    void anHourOfKnocksTellsNearlyToTheMinute() {
        for (Duration off : new Duration[] {Duration.ofMinutes(90), Duration.ofMinutes(-125)}) {
            for (int minute = 0; minute < 90; minute++) {
                knocks(off);
                now = now.plus(MINUTE);
            }
            Duration error = ahead().orElseThrow().minus(off).abs();
            assertTrue(error.compareTo(Duration.ofMinutes(2)) < 0, "wrong by " + error);
        }
    }

    @Test
    void theFirstKnockTellsTheHour() {
        knocks(Duration.ofHours(2));
        Duration error = ahead().orElseThrow().minus(Duration.ofHours(2)).abs();
        assertTrue(error.compareTo(Duration.ofMinutes(30)) <= 0, "wrong by " + error);
    }

    @Test
    void whenOursIsSetBackTheFriendsIsNotWrongAnyMore() {
        now = now.plus(Duration.ofHours(5));
        knocks(Duration.ofHours(-2)); // Forward, the even clock leaps with it: KeyringTest.
        assertEquals(Optional.of(Duration.ZERO), clock.ahead(Duration.ofHours(-2)));
    }

    @Test
    void aLaterRecordTellsThatTheClockWasSet() {
        clock.wrote(now.plus(Duration.ofHours(2)), now);
        now = now.plus(Duration.ofHours(1));
        clock.wrote(now.plus(Duration.ofHours(1)), now);
        assertEquals(Optional.of(Duration.ofMinutes(110)), ahead(), "the same one, found again");
        now = now.plus(Duration.ofMinutes(65));
        clock.wrote(now, now);
        assertEquals(Optional.empty(), ahead());
    }

    @Test
    void aClockThatWasSetIsBelievedAtOnce() {
        knocks(Duration.ofHours(2));
        knocks(Duration.ZERO);
        assertEquals(Optional.of(Duration.ZERO), ahead());
    }

    @Test
    void aRecordOfThePastTellsNothingAndOneOfTheFutureDoes() {
        clock.wrote(now.minus(Duration.ofHours(2)), now);
        assertEquals(Optional.empty(), ahead());
        clock.wrote(now.plus(Duration.ofHours(2)), now);
        assertEquals(Optional.of(Duration.ofMinutes(110)), ahead());
        knocks(Duration.ofMinutes(121));
        assertTrue(ahead().orElseThrow().compareTo(Duration.ofMinutes(110)) >= 0);
    }
}
