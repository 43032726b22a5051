package chat.warren.dht.loop;

import chat.warren.dht.engine.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What comes of one command, in order, for another thread to wait for. Empty after the last, or when time is up. */
public final class Replies {
    /** A lookup of peers tells once for each node that has some; more than this are only more of the same. */
    private static final int MAX_WAITING = 256;

    private final BlockingQueue<Optional<Event>> events = new ArrayBlockingQueue<>(MAX_WAITING + 1);
    private boolean over; // Of the thread that waits.

    Replies() {}

    /** The next event, if it comes in time. After the last one nothing comes. */
    public Optional<Event> next(Duration patience) throws InterruptedException {
        if (over) {
            return Optional.empty();
        }
        Optional<Event> next = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            return Optional.empty();
        }
        over = next.isEmpty() || isLast(next.get());
        return next;
    }

    /** On the loop's thread. The last one always finds room: one place is left for it. */
    void add(Event event) {
        if (isLast(event) || events.remainingCapacity() > 1) {
            boolean _ = events.offer(Optional.of(event));
        }
    }

    /** The loop has ended: whoever waits shall not. Where there is no room left, nobody waits. */
    void end() {
        boolean _ = events.offer(Optional.empty());
    }

    static boolean isLast(Event event) {
        return event instanceof Event.Finished || event instanceof Event.Answered || event instanceof Event.Unanswered;
    }
}
