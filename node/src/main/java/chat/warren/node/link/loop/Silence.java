package chat.warren.node.link.loop;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a link that nobody ends: when there is no way for too long, and when what was said on it is not answered. While
 * nobody says anything it does nothing, and costs nothing.
 */
final class Silence {
    private final PairLine line;
    private final Place place;
    private @Nullable Future<?> lost;
    private @Nullable Future<?> waiting;
    private Instant said = Instant.MIN;

    Silence(PairLine line, Place place) {
        this.line = line;
        this.place = place;
    }

    void wayLost() {
        wayFound();
        lost = after(
                place.config().patience(),
                () -> line.current().ifPresent(held -> held.end(Ending.REPLACED, "there was no way for too long")));
    }

    void wayFound() {
        Future<?> ends = lost;
        if (ends != null) {
            ends.cancel(false);
            lost = null;
        }
    }

    /** Something was said on the link which the other side answers, be it only by QUIC's acknowledgement. */
    void said(Instant now) {
        said = now;
        if (waiting == null) {
            waiting = after(place.config().patience().dividedBy(3), this::listen);
        }
    }

    /**
     * What was said may wait for room at the other side. A word of ours never does: if there is no sound of that one
     * either, whoever answers the paths' pings there has no link any more.
     */
    private void listen() {
        waiting = null;
        Optional<Connection> held = line.current();
        if (held.isEmpty() || line.path().isEmpty() || !said.isAfter(line.silentSince())) {
            return;
        }
        Instant asked = place.clock().instant();
        held.get().ping();
        waiting = after(place.config().patience().multipliedBy(2).dividedBy(3), () -> {
            waiting = null;
            boolean silent = line.current().equals(held) && line.silentSince().isBefore(asked);
            if (silent && line.path().isPresent()) {
                held.get().end(Ending.REPLACED, "nothing was heard for too long");
            }
        });
    }

    private Future<?> after(Duration delay, Runnable task) {
        return place.loop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
