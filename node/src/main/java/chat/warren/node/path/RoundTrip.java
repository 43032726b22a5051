package chat.warren.node.path;

import java.time.Duration;

/** Round trips of one path, smoothed as RFC 6298 does it, and how many pings got lost. */
final class RoundTrip {
    /** Before the first answer: once round the world. */
    private static final Duration UNKNOWN = Duration.ofMillis(300);
    /** A friend's computer may be busy for a moment; less would call her dead for it. */
    private static final long LEAST_VARIANCE_NANOS = 10_000_000;

    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(40);
    private static final Duration MOST_TIMEOUT = Duration.ofSeconds(3);
    /** Of the last pings, about so many count. */
    private static final double LOSS_GAIN = 1 / 16.0;

    private long smoothed;
    private long variance;
    private double loss;

    void measured(Duration sample) {
        long nanos = sample.toNanos();
        if (smoothed == 0) {
            smoothed = Math.max(1, nanos);
            variance = nanos / 2;
        } else {
            variance += (Math.abs(smoothed - nanos) - variance) / 4;
            smoothed += (nanos - smoothed) / 8;
        }
        loss -= loss * LOSS_GAIN;
    }

    void missed() {
        loss += (1 - loss) * LOSS_GAIN;
    }

    /** It was dead, and works again: that says nothing about single datagrams. */
    void recovered() {
        loss = Math.min(loss, LOSS_GAIN);
    }

    /** When what is not answered is probably lost: QUIC calls it a probe time-out. */
    Duration timeout() {
        if (smoothed == 0) {
            return UNKNOWN.multipliedBy(2);
        }
        Duration timeout = Duration.ofNanos(smoothed + Math.max(4 * variance, LEAST_VARIANCE_NANOS));
        if (timeout.compareTo(LEAST_TIMEOUT) < 0) {
            return LEAST_TIMEOUT;
        }
        return timeout.compareTo(MOST_TIMEOUT) > 0 ? MOST_TIMEOUT : timeout;
    }

    Duration smoothed() {
        return smoothed == 0 ? UNKNOWN : Duration.ofNanos(smoothed);
    }

    double loss() {
        return loss;
    }
}
