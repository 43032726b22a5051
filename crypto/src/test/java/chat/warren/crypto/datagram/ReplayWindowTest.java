package chat.warren.crypto.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    @Test
    void agreesWithARememberEverythingModel() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ReplayWindow window = new ReplayWindow();
            Set<Long> accepted = new HashSet<>();
            long newest = -1;
            long around = 0;
            for (int i = 0; i < 20_000; i++) {
                around += random.nextInt(50) == 0 ? random.nextLong(3L * ReplayWindow.SIZE) : random.nextLong(3);
                long counter = Math.max(0, around - random.nextLong(ReplayWindow.SIZE + 100));
                boolean expected = newest - counter < ReplayWindow.SIZE && !accepted.contains(counter);
                assertEquals(expected, window.accept(counter), "seed " + seed + ", step " + i);
                if (expected) {
                    accepted.add(counter);
                    newest = Math.max(newest, counter);
                }
            }
        }
    }

    @Test
    void countersTakenFromAClockFarAheadAreFineAndNegativeOnesNot() {
        ReplayWindow window = new ReplayWindow();
        assertTrue(window.accept(1_795_000_000_000L << 8));
        assertFalse(window.accept(1_795_000_000_000L << 8));
        assertTrue(window.accept((1_795_000_000_000L << 8) - 1));
        assertTrue(window.accept(Long.MAX_VALUE));
        assertFalse(window.accept(-1));
        assertFalse(window.accept(0));
    }
}
