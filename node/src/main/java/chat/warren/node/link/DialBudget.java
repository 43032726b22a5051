package chat.warren.node.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** How often a handshake may begin, whoever begins it: they are dear, and a friend can be somebody's puppet. */
public final class DialBudget {
    /** SECURITY.md §5.1: at most so many in any minute. */
    public static final int A_MINUTE = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Instant[] last = new Instant[A_MINUTE];
    private int next;

    public DialBudget() {
        Arrays.fill(last, Instant.MIN);
    }

    /** Whether one may begin now; if so, it is counted. */
    public boolean take(Instant now) {
        if (now.isBefore(next())) {
            return false;
        }
        last[next] = now;
        next = (next + 1) % A_MINUTE;
        return true;
    }

    /** From when on the next one may begin. */
    public Instant next() {
        Instant oldest = last[next];
        return oldest.equals(Instant.MIN) ? oldest : oldest.plus(MINUTE);
    }
}
