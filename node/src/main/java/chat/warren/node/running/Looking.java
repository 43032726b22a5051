package chat.warren.node.running;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to look for a friend and to try again, besides the polls that go on for ever: often at first, for two who start
 * or move at the same time miss each other's records by seconds, and then ever more seldom.
 */
final class Looking {
    private static final Duration[] PAUSES = {
        Duration.ofSeconds(8),
        Duration.ofSeconds(15),
        Duration.ofSeconds(40),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15)
    };

    private final RandomGenerator random;
    private int turn;
    private Instant due = Instant.MAX;

    Looking(RandomGenerator random) {
        this.random = random;
    }

    /** Something is new: begins again. */
    void begin(Instant now) {
        turn = 0;
        due = now.plus(pause());
    }

    /** Found, and a path carries. */
    void rest() {
        due = Instant.MAX;
    }

    /**
     * Whether it is time; if so, the next time is later.
     *
     * @param found whether there is a record of hers: then attempts go on, and otherwise the polls have to do
     */
    boolean isDue(boolean found, Instant now) {
        if (now.isBefore(due)) {
            return false;
        }
        turn++;
        if (turn < PAUSES.length || found) {
            turn = Math.min(turn, PAUSES.length - 1);
            due = now.plus(pause());
        } else {
            due = Instant.MAX;
        }
        return true;
    }

    /** A fifth more or less: two who fail together shall not fail together again. */
    private Duration pause() {
        return PAUSES[turn].multipliedBy(80 + random.nextInt(41)).dividedBy(100);
    }

    Instant deadline() {
        return due;
    }
}
