package chat.warren.node.nat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a router keeps a mapping open in silence: from a spare socket a friend is asked for a pong after a while,
 * and it comes or not. Ends with the longest silence that was survived, which makes keepalives as rare as they can be.
 */
public final class LifetimeSearch {
    /** What routers are known to use, and what keepalives can make use of: 30 s are assumed anyway. */
    private static final int[] SECONDS = {45, 60, 75, 90, 120, 140};

    private static final int ASSUMED_SECONDS = 30;
    /** A pong that was lost looks like a mapping that was: so often each length is tried. */
    private static final int TRIES = 2;
    /** Beyond the time asked for: a slow way there and back. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What the caller must do next. */
    public sealed interface Output {}

    /** From the spare socket, ask the friend for a pong after so many seconds, and be silent there until then. */
    public record Ask(long transaction, int seconds) implements Output {}

    public record WaitUntil(Instant deadline) implements Output {}

    /** So long a mapping certainly lives. */
    public record Found(Duration lifetime) implements Output {}

    private final RandomGenerator random;
    private int low = -1;
    private int high = SECONDS.length;
    private int tries;
    private Optional<Instant> answerDue = Optional.empty();
    private long transaction;
    private boolean finished;

    public LifetimeSearch(RandomGenerator random) {
        this.random = random;
    }

    /** The pong came through. */
    public void answered(long answer, Instant now) {
        if (answerDue.isPresent() && answer == transaction) {
            low = middle();
            tries = 0;
            answerDue = Optional.empty();
        }
    }

    public Output poll(Instant now) {
        if (answerDue.isPresent() && answerDue.get().isAfter(now)) {
            return new WaitUntil(answerDue.get());
        }
        if (answerDue.isPresent()) {
            answerDue = Optional.empty();
            if (++tries >= TRIES) {
                high = middle();
                tries = 0;
            }
        }
        if (high - low <= 1) {
            return finished();
        }
        transaction = random.nextLong();
        int seconds = SECONDS[middle()];
        answerDue = Optional.of(now.plusSeconds(seconds).plus(GRACE));
        return new Ask(transaction, seconds);
    }

    private Output finished() {
        if (finished) {
            return new WaitUntil(Instant.MAX);
        }
        finished = true;
        return new Found(Duration.ofSeconds(low < 0 ? ASSUMED_SECONDS : SECONDS[low]));
    }

    private int middle() {
        return (low + high) / 2;
    }
}
