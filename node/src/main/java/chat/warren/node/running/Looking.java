package chat.warren.node.running;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * When to look for a friend and to try again, besides the polls that go on for ever: often at first, for two who start
 * or move at the same time miss each other's records by seconds, and then ever more seldom.
 */
final class Looking {
    private static final Duration[] PAUSES = {
        Duration.ofSeconds(3),
        Duration.ofSeconds(4),
        Duration.ofSeconds(6),
        Duration.ofSeconds(12),
        Duration.ofSeconds(40),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15)
    };

    /** So many are looked for as often as that; with more of them everything takes longer, up to four times. */
    private static final int FEW = 8;

    private static final int MOST_SLOWER = 4;
    /** The first pauses are so short only for the few. */
    private static final int HASTY = 4;

    private final RandomGenerator random;
    private final IntSupplier friends;
    private int turn;
    private Instant due = Instant.MAX;

    /** @param friends how many there are, whether they are found or not */
    Looking(RandomGenerator random, IntSupplier friends) {
        this.random = random;
        this.friends = friends;
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

    /** Whether so much time has gone by since something was new that an attempt is over, and another one may begin. */
    boolean isAnotherAttemptDue() {
        return turn >= HASTY - 1;
    }

    /** A fifth more or less: two who fail together shall not fail together again. */
    private Duration pause() {
        int slower = turn < HASTY ? Math.clamp(friends.getAsInt() / FEW, 1, MOST_SLOWER) : 1;
        return PAUSES[turn].multipliedBy(slower * (80L + random.nextInt(41))).dividedBy(100);
    }

    Instant deadline() {
        return due;
    }
}
