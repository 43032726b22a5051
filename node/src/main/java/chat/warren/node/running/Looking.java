package chat.warren.node.running;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to look for a friend and to try again, besides the polls that go on for ever: often at first, for two who start
 * or move at the same time miss each other's records by moments, and then ever more seldom.
 */
final class Looking {
    private static final Duration[] PAUSES = {
        Duration.ofMillis(500),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(4),
        Duration.ofSeconds(6),
        Duration.ofSeconds(12),
        Duration.ofSeconds(40),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15)
    };

    /** So many are looked for as often as that; with more of them the first pauses take longer. */
    private static final int FEW = 8;
    /** The first pauses are so short only for the few: they are over after half a minute. */
    private static final int HASTY = 9;
    /** Until then a friend whose record was found may just not have found ours. */
    private static final int ANOTHER_ATTEMPT = 8;

    private final RandomGenerator random;
    private final Haste haste;
    private int turn;
    private boolean hasty;
    private Instant due = Instant.MAX;

    Looking(RandomGenerator random, Haste haste) {
        this.random = random;
        this.haste = haste;
    }

    /** Something is new: begins again. */
    void begin(Instant now) {
        turn = 0;
        hasten(true);
        due = now.plus(pause());
    }

    /** Found, and a path carries; or this friend is one no more. */
    void rest() {
        due = Instant.MAX;
        hasten(false);
    }

    private void hasten(boolean is) {
        if (hasty != is) {
            hasty = is;
            haste.changed(is);
        }
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
        hasten(turn < HASTY);
        if (turn < PAUSES.length || found) {
            turn = Math.min(turn, PAUSES.length - 1);
            due = now.plus(pause());
        } else {
            due = Instant.MAX;
        }
        return true;
    }

    /** Whether a look can be afforded now. */
    boolean mayLook(Instant now) {
        return haste.mayLook(now);
    }

    /** Whether so much time has gone by since something was new that an attempt is over, and another one may begin. */
    boolean isAnotherAttemptDue() {
        return turn >= ANOTHER_ATTEMPT;
    }

    /** A fifth more or less: two who fail together shall not fail together again. */
    private Duration pause() {
        int slower = hasty ? Math.max(1, haste.friends() / FEW) : 1;
        return PAUSES[turn].multipliedBy(slower * (80L + random.nextInt(41))).dividedBy(100);
    }

    Instant deadline() {
        return due;
    }
}
