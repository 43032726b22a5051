package chat.warren.node.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happens, in order, for any number of listeners. Each takes events at its own pace; nobody is waited for, and who
 * is too slow is told how much is gone. Safe to share between threads.
 */
public final class Events {
    /** A window that hangs for a minute in a lively group misses nothing, and a megabyte holds them all. */
    static final int KEPT = 4096;
    /** So that a listener who was away gets through its backlog without the whole of it in one list. */
    private static final int AT_ONCE = 256;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock(); // Guards the three below.
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Happening> kept = new ArrayDeque<>();
    private long last;
    private boolean ended;

    public Events(InstantSource clock) {
        this.clock = clock;
    }

    void publish(Event event) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (kept.size() == KEPT) {
                kept.removeFirst();
            }
            kept.addLast(new Happening(++last, clock.instant(), event));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing happens any more; whoever listens is told what did, and then that it is over. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest event; 0 before the first. */
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Listens from now on. */
    public Listener listen() {
        return new Listener(last());
    }

    /** Listens to what came after this event, as far as it is kept. */
    public Listener listenAfter(long number) {
        return new Listener(number);
    }

    /** One who listens. Not safe to share between threads. */
    public final class Listener {
        private long heard;

        private Listener(long heard) {
            this.heard = heard;
        }

        /**
         * What happened since the last call, oldest first; none if nothing did for so long; empty when nothing will any
         * more.
         */
        public Optional<List<Happening>> next(Duration patience) throws InterruptedException {
            Optional<List<Happening>> next = after(heard, patience);
            next.filter(list -> !list.isEmpty())
                    .ifPresent(list -> heard = list.getLast().number());
            return next;
        }
    }

    private Optional<List<Happening>> after(long heard, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (heard >= last && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (heard >= last) {
                return ended ? Optional.empty() : Optional.of(List.of());
            }
            return Optional.of(after(heard));
        } finally {
            lock.unlock();
        }
    }

    private List<Happening> after(long heard) {
        List<Happening> next = new ArrayList<>();
        long oldest = kept.getFirst().number();
        if (heard + 1 < oldest) {
            Instant then = kept.getFirst().at();
            next.add(new Happening(oldest - 1, then, new Event.Missed(oldest - 1 - heard)));
        }
        for (Happening happening : kept) {
            if (happening.number() > heard && next.size() < AT_ONCE) {
                next.add(happening);
            }
        }
        return next;
    }
}
