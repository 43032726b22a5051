package chat.warren.node.diagnosis;

import java.time.Duration;
import java.util.Map;

/**
 * Whose clock is wrong, as far as those of several people tell.
 *
 * @param by how much, either way; zero if none is
 */
public record Clocks(Wrong wrong, Duration by) {
    /** Presence records of the hour before and after are found; beyond that friends look in different places. */
    private static final Duration TOLERANCE = Duration.ofMinutes(55);

    /** Whose it is. */
    public enum Wrong {
        NOBODYS,
        OURS,
        THEIRS,
        /** There is nobody else to ask. */
        ONE_OF_THE_TWO
    }

    public static final Clocks AGREE = new Clocks(Wrong.NOBODYS, Duration.ZERO);

    /**
     * Ours is the one that is wrong only if most of those whose clocks are known say so, two at the least, and say the
     * same.
     *
     * @param ahead by how much the clocks of people are ahead of ours, by their names
     * @param friend about whom is asked
     */
    public static Clocks of(Map<String, Duration> ahead, String friend) {
        for (Duration one : ahead.values()) {
            long same =
                    ahead.values().stream().filter(other -> isNear(one, other)).count();
            if (!isNear(one, Duration.ZERO) && same >= 2 && 2 * same > ahead.size()) {
                return new Clocks(Wrong.OURS, one.abs());
            }
        }
        Duration theirs = ahead.getOrDefault(friend, Duration.ZERO);
        if (isNear(theirs, Duration.ZERO)) {
            return AGREE;
        }
        boolean agreed = ahead.values().stream().anyMatch(other -> isNear(other, Duration.ZERO));
        return new Clocks(agreed ? Wrong.THEIRS : Wrong.ONE_OF_THE_TWO, theirs.abs());
    }

    private static boolean isNear(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(TOLERANCE) <= 0;
    }

    /** In words. */
    String about() {
        long hours = Math.max(1, by.plusMinutes(30).toHours());
        return hours == 1 ? "about 1 hour" : "about " + hours + " hours";
    }
}
