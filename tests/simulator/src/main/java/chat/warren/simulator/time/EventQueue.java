package chat.warren.simulator.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is still to come, earliest first, and among equals in the order of scheduling. A heap of four branches whose
 * keys lie in arrays of longs: comparing touches no event.
 */
public final class EventQueue {
    private static final int BRANCHES = 4;

    private long[] dues = new long[1024];
    private long[] orders = new long[1024];
    private @Nullable Event[] events = new @Nullable Event[1024];
    private int size;
    private long scheduled;

    public int size() {
        return size;
    }

    public long nextDue() {
        return size == 0 ? SimClock.NEVER : dues[0];
    }

    /** When a queued event is due. */
    public long due(Event event) {
        if (!event.queued()) {
            throw new IllegalStateException("the event is not queued");
        }
        return dues[event.index];
    }

    /** Queues the event, or moves it if it is queued already; either way it goes behind others of the same time. */
    public void schedule(Event event, long due) {
        long order = scheduled++;
        if (event.queued()) {
            int at = event.index;
            if (due < dues[at]) {
                up(at, due, order, event);
            } else {
                down(at, due, order, event);
            }
            return;
        }
        if (size == dues.length) {
            grow();
        }
        up(size++, due, order, event);
    }

    public void cancel(Event event) {
        if (event.queued()) {
            remove(event.index);
        }
    }

    /** Takes the earliest event out. */
    public Event take() {
        Event first = size == 0 ? null : events[0];
        if (first == null) {
            throw new IllegalStateException("nothing is queued");
        }
        remove(0);
        return first;
    }

    /** Moves the clock to the earliest event and lets it happen, unless that is after {@code end}. */
    public boolean step(SimClock clock, long end) {
        if (size == 0 || dues[0] > end) {
            return false;
        }
        clock.advanceTo(dues[0]);
        take().happen();
        return true;
    }

    private void remove(int at) {
        at(at).index = Event.NOT_QUEUED;
        int last = --size;
        Event moved = at(last);
        events[last] = null;
        if (last == at) {
            return;
        }
        long due = dues[last];
        long order = orders[last];
        if (before(due, order, at)) {
            up(at, due, order, moved);
        } else {
            down(at, due, order, moved);
        }
    }

    private void up(int start, long due, long order, Event event) {
        int at = start;
        while (at > 0) {
            int parent = (at - 1) / BRANCHES;
            if (!before(due, order, parent)) {
                break;
            }
            set(at, dues[parent], orders[parent], at(parent));
            at = parent;
        }
        set(at, due, order, event);
    }

    private void down(int start, long due, long order, Event event) {
        int at = start;
        while (true) {
            int first = at * BRANCHES + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            for (int child = first + 1; child < Math.min(first + BRANCHES, size); child++) {
                if (before(dues[child], orders[child], least)) {
                    least = child;
                }
            }
            if (before(due, order, least)) {
                break;
            }
            set(at, dues[least], orders[least], at(least));
            at = least;
        }
        set(at, due, order, event);
    }

    private boolean before(long due, long order, int other) {
        return due < dues[other] || (due == dues[other] && order < orders[other]);
    }

    private void set(int at, long due, long order, Event event) {
        dues[at] = due;
        orders[at] = order;
        events[at] = event;
        event.index = at;
    }

    private Event at(int at) {
        Event event = events[at];
        if (event == null) {
            throw new AssertionError("a hole in the queue at " + at);
        }
        return event;
    }

    private void grow() {
        int length = dues.length * 2;
        dues = Arrays.copyOf(dues, length);
        orders = Arrays.copyOf(orders, length);
        events = Arrays.copyOf(events, length);
    }
}
