package chat.warren.node.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LifetimeSearchTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int asked;

    @Test
    void findsWhatEveryRouterKeeps() {
        assertEquals(30, search(30, 0), "as is assumed anyway");
        assertEquals(60, search(60.5, 0));
        assertEquals(90, search(100, 0));
        assertEquals(120, search(120.5, 0));
        assertEquals(140, search(600, 0));
    }

    @Test
    void aFewQuestionsSuffice() {
        search(100, 0);
        assertTrue(asked <= 6, asked + " questions");
    }

    @Test
    void oneLostAnswerShortensNothing() {
        assertEquals(140, search(600, 1));
    }

    /** Plays a router that forgets after so many seconds, on a line that loses the first answers. */
    private long search(double lifetime, int lost) {
        LifetimeSearch search = new LifetimeSearch(new SplittableRandom(1));
        int losing = lost;
        asked = 0;
        while (true) {
            switch (search.poll(now)) {
                case LifetimeSearch.Ask ask -> {
                    asked++;
                    now = now.plusSeconds(ask.seconds());
                    if (ask.seconds() < lifetime && losing-- <= 0) {
                        search.answered(ask.transaction(), now);
                    }
                }
                case LifetimeSearch.WaitUntil wait -> now = wait.deadline();
                case LifetimeSearch.Found found -> {
                    return found.lifetime().toSeconds();
                }
            }
        }
    }

    @Test
    void anAnswerToSomethingElseProvesNothing() {
        LifetimeSearch search = new LifetimeSearch(new SplittableRandom(1));
        search.poll(now);
        search.answered(12345, now);
        assertTrue(search.poll(now) instanceof LifetimeSearch.WaitUntil wait
                && Duration.between(now, wait.deadline()).toSeconds() > 45);
    }
}
