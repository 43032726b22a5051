package chat.warren.simulator.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
    /** The slow model's entry: queued since {@code order}, for {@code due}. */
    private record Entry(long due, long order, Numbered event) {}

    private static final class Numbered extends Event {
        @Override
        protected void happen() {}
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithASortedListThroughSchedulingMovingAndCancelling(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EventQueue queue = new EventQueue();
        List<Entry> model = new ArrayList<>();
        List<Numbered> events = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            events.add(new Numbered());
        }
        for (long order = 0; order < 20_000; order++) {
            Numbered event = events.get(random.nextInt(events.size()));
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> {
                    long due = random.nextInt(500);
                    queue.schedule(event, due);
                    model.removeIf(entry -> entry.event().equals(event));
                    model.add(new Entry(due, order, event));
                }
                case 3 -> {
                    queue.cancel(event);
                    model.removeIf(entry -> entry.event().equals(event));
                }
                default -> {
                    if (!model.isEmpty()) {
                        assertEquals(takeFirst(model), queue.take(), "seed " + seed);
                    }
                }
            }
            assertEquals(model.size(), queue.size());
        }
        while (!model.isEmpty()) {
            assertEquals(takeFirst(model), queue.take(), "seed " + seed);
        }
        assertEquals(SimClock.NEVER, queue.nextDue());
    }

    @Test
    void anEventKnowsWhetherAndForWhenItIsQueued() {
        EventQueue queue = new EventQueue();
        Numbered event = new Numbered();
        assertFalse(event.queued());
        queue.schedule(event, 7);
        assertEquals(7, queue.due(event));
        queue.schedule(event, 9);
        assertEquals(9, queue.due(event));
        assertEquals(1, queue.size());
        queue.cancel(event);
        assertFalse(event.queued());
        assertThrows(IllegalStateException.class, () -> queue.due(event));
        assertThrows(IllegalStateException.class, queue::take);
    }

    @Test
    void theClockNeverGoesBackAndKnowsNever() {
        SimClock clock = new SimClock();
        clock.advanceTo(1_500_000_001);
        assertEquals(SimClock.START.plusNanos(1_500_000_001), clock.instant());
        assertEquals(1_500_000_001, SimClock.nanosAt(clock.instant()));
        assertThrows(IllegalStateException.class, () -> clock.advanceTo(1_500_000_000));
        assertEquals(SimClock.NEVER, SimClock.nanosAt(Instant.MAX));
        assertEquals(Long.MIN_VALUE, SimClock.nanosAt(Instant.MIN));
        assertEquals(-1, SimClock.nanosAt(SimClock.START.minusNanos(1)));
    }

    private static Numbered takeFirst(List<Entry> model) {
        Entry first = model.stream()
                .min(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order))
                .orElseThrow();
        model.remove(first);
        return first.event();
    }
}
