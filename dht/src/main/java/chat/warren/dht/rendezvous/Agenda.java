package chat.warren.dht.rendezvous;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be done when. Of things that are due only a few are begun at once, and they are begun in order. */
final class Agenda {
    /** Lookups at once: more of them would come in bursts that show how many friends there are. */
    private static final int MAX_OPEN = 4;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long added;
    private int open;

    private record Entry(Instant due, long order, Consumer<Instant> action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    void at(Instant due, Consumer<Instant> action) {
        entries.add(new Entry(due, added++, action));
    }

    void began() {
        open++;
    }

    void ended() {
        open--;
    }

    void advanceTo(Instant now) {
        while (open < MAX_OPEN) {
            @Nullable Entry next = entries.peek();
            if (next == null || now.isBefore(next.due())) {
                return;
            }
            entries.remove();
            next.action().accept(now);
        }
    }

    /** With enough under way, an answer wakes us and not the clock. */
    Instant deadline() {
        @Nullable Entry next = entries.peek();
        return next == null || open >= MAX_OPEN ? Instant.MAX : next.due();
    }
}
