package chat.warren.bench.link;

import chat.warren.crypto.pair.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Through memory as over a long line that is not quite clean: 100 Mb/s, 50 ms each way, one datagram in a hundred lost.
 */
final class LossyWay extends MemoryWay {
    private static final double BYTES_A_NANO = 100e6 / 8 / 1e9;
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double LOSS = 0.01;
    /** A router holds as much as passes in one round trip, and drops what comes when it is full. */
    private static final long QUEUE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** IPv4, UDP: they take room on the line as well. */
    private static final int HEADERS = 28;

    private final SplittableRandom random = new SplittableRandom(1);
    private long lineFree = System.nanoTime();
    private @Nullable LossyWay other;

    LossyWay(Side side) {
        super(side);
    }

    void join(LossyWay to) {
        other = to;
    }

    @Override
    Duration roundTrip() {
        return Duration.ofNanos(2 * DELAY_NANOS);
    }

    /** What a packet of a call would wait for the line now, behind all that waits there; on the loop. */
    double waitMillis() {
        return Math.max(0, lineFree - System.nanoTime()) / 1e6;
    }

    @Override
    void send(List<byte[]> sealed) {
        LossyWay to = other;
        for (byte[] datagram : sealed) {
            long now = System.nanoTime();
            long begins = Math.max(now, lineFree);
            if (to == null || begins - now > QUEUE_NANOS) {
                continue;
            }
            lineFree = begins + (long) ((datagram.length + HEADERS) / BYTES_A_NANO);
            if (random.nextDouble() >= LOSS) {
                var _ = to.loop()
                        .schedule(
                                () -> to.arrived(datagram, Instant.now()),
                                lineFree + DELAY_NANOS - now,
                                TimeUnit.NANOSECONDS);
            }
        }
    }
}
