package chat.warren.simulator.line;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One line at work. A passage is asked in the order of time. */
public final class Passage {
    /** Instead of a time of departure. */
    public static final long LOST = -1;

    public static final long QUEUE_FULL = -2;
    public static final long TOO_BIG = -3;

    private final Line line;
    private final RandomGenerator random;
    private boolean ill;
    private long busyUntil;
    private long lastDeparture;

    public Passage(Line line, SplittableRandom random) {
        this.line = line;
        this.random = random;
    }

    /** When a datagram that enters the line now leaves it at the other end, or why it does not. */
    public long pass(long now, int bytes) {
        if (bytes > line.mtu()) {
            return TOO_BIG;
        }
        long sent = now;
        if (line.rate().isPresent()) {
            sent = queue(now, bytes, line.rate().get());
            if (sent < 0) {
                return sent;
            }
        }
        // Lost datagrams have taken their time on the line: a line loses at its far end.
        if (loses()) {
            return LOST;
        }
        long arrives = sent + jitter();
        Oddities oddities = line.oddities();
        if (oddities.holdBack() > 0 && random.nextDouble() < oddities.holdBack()) {
            return arrives + oddities.held().toNanos();
        }
        lastDeparture = Math.max(lastDeparture, arrives);
        return lastDeparture;
    }

    /** Whether a copy follows the datagram that has just passed. */
    public boolean repeats() {
        double repeat = line.oddities().repeat();
        return repeat > 0 && random.nextDouble() < repeat;
    }

    private long queue(long now, int bytes, Rate rate) {
        long work = rate.nanos(bytes);
        long unfinished = Math.max(0, busyUntil - now);
        // An idle line takes any datagram, or a short queue would make it useless.
        if (unfinished > 0 && unfinished + work > rate.nanos(rate.queueBytes())) {
            return QUEUE_FULL;
        }
        busyUntil = now + unfinished + work;
        return busyUntil;
    }

    private boolean loses() {
        return switch (line.loss()) {
            case Loss.None none -> false;
            case Loss.Independent independent -> random.nextDouble() < independent.probability();
            case Loss.Bursts bursts -> {
                double change = ill ? bursts.recover() : bursts.fall();
                ill ^= random.nextDouble() < change;
                yield ill;
            }
        };
    }

    private long jitter() {
        return switch (line.jitter()) {
            case Jitter.None none -> 0;
            case Jitter.Uniform uniform -> random.nextLong(uniform.most().toNanos() + 1);
            case Jitter.Exponential exponential -> {
                double drawn = -StrictMath.log(1 - random.nextDouble())
                        * exponential.mean().toNanos();
                yield Math.min((long) drawn, exponential.most().toNanos());
            }
        };
    }
}
