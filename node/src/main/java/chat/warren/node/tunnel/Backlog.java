package chat.warren.node.tunnel;

import chat.warren.crypto.datagram.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;

/**
 * Datagrams that wait because TCP takes no more just now. It stays short: what is late is worth nothing to a call, and
 * what is lost is sent again by whoever needs it, at a pace that fits.
 */
public final class Backlog {
    /** Half a second of a video call; a longer queue only makes everything later. */
    static final int MOST_BYTES = 192 * 1024;
    /** A jitter buffer has given it up by then. */
    static final Duration MEDIA_KEEPS = Duration.ofMillis(400);

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int bytes;
    private long dropped;

    private record Waiting(Kind kind, ByteBuffer datagram, Instant since) {
        int size() {
            return datagram.remaining();
        }

        /** Whether nobody misses it: media have a next frame, and probes are repeated. */
        boolean isFleeting() {
            return kind == Kind.MEDIA || kind == Kind.PROBE || kind == Kind.COVER;
        }
    }

    /** Takes one more; if there is no room, the oldest media and probes go first, and then the oldest of all. */
    public void add(Kind kind, byte[] datagram, Instant now) {
        waiting.add(new Waiting(kind, ByteBuffer.wrap(datagram.clone()), now));
        bytes += datagram.length;
        for (Iterator<Waiting> each = waiting.iterator(); bytes > MOST_BYTES && each.hasNext(); ) {
            Waiting one = each.next();
            if (one.isFleeting()) {
                each.remove();
                drop(one);
            }
        }
        while (bytes > MOST_BYTES) {
            drop(waiting.remove());
        }
    }

    private void drop(Waiting one) {
        bytes -= one.size();
        dropped++;
    }

    /** The next one that is still worth sending. */
    public Optional<byte[]> next(Instant now) {
        while (!waiting.isEmpty()) {
            Waiting one = waiting.remove();
            if (one.kind() == Kind.MEDIA && one.since().plus(MEDIA_KEEPS).isBefore(now)) {
                drop(one);
                continue;
            }
            bytes -= one.size();
            byte[] datagram = new byte[one.size()];
            one.datagram().duplicate().get(datagram);
            return Optional.of(datagram);
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    public int bytes() {
        return bytes;
    }

    public long dropped() {
        return dropped;
    }
}
