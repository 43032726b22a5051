package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.Events.Listener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final Event EVENT = new Event.NetworkChanged(NetworkState.CONNECTED);

    private final Events events = new Events(() -> Instant.EPOCH);

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            events.publish(EVENT);
        }
    }

    private static List<Happening> all(Listener listener) throws InterruptedException {
        List<Happening> heard = new ArrayList<>();
        for (List<Happening> next = next(listener); !next.isEmpty(); next = next(listener)) {
            heard.addAll(next);
        }
        return heard;
    }

    private static List<Happening> next(Listener listener) throws InterruptedException {
        return listener.next(Duration.ZERO).orElse(List.of());
    }

    @Test
    void everyListenerHearsEverythingInOrderAtItsOwnPace() throws InterruptedException {
        Listener first = events.listen();
        publish(1000);
        Listener second = events.listenAfter(990);
        publish(10);
        List<Long> numbers = all(first).stream().map(Happening::number).toList();
        assertEquals(1010, numbers.size());
        assertEquals(1L, numbers.getFirst());
        assertEquals(1010L, numbers.getLast());
        assertEquals(20, all(second).size());
        assertEquals(List.of(), all(second));
    }

    @Test
    void whoIsTooSlowIsToldHowMuchIsGone() throws InterruptedException {
        Listener slow = events.listen();
        publish(Events.KEPT + 7);
        List<Happening> heard = all(slow);
        assertEquals(new Event.Missed(7), heard.getFirst().event());
        assertEquals(7, heard.getFirst().number());
        assertEquals(Events.KEPT + 1, heard.size());
    }

    @Test
    void whoeverListensIsToldWhenItIsOver() throws InterruptedException {
        Listener listener = events.listen();
        publish(2);
        events.end();
        publish(1);
        assertEquals(2, listener.next(Duration.ZERO).orElseThrow().size(), "what happened before is heard first");
        assertEquals(Optional.empty(), listener.next(Duration.ofDays(1)), "and then nobody waits");
    }

    @Test
    void aListenerWhoWaitsIsWoken() throws InterruptedException {
        Listener listener = events.listen();
        List<Happening> heard = new ArrayList<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                heard.addAll(listener.next(Duration.ofDays(1)).orElseThrow());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        publish(1);
        waiting.join();
        assertEquals(1, heard.size());
    }

    @Test
    void theLogKeepsTheNewestLinesAndHidesWhatMustNotStandThere() {
        LogBook log = new LogBook(() -> Instant.EPOCH);
        for (int i = 0; i < LogBook.KEPT; i++) {
            log.note(LogLine.Level.INFO, "at 12:30:45 line " + i);
        }
        log.note(
                LogLine.Level.WARNING,
                "203.0.113.7:6881 [2001:db8::1]:5 fe80::1%eth0 ::1 warren:id:abc 00112233445566778899aabbccddeeff");
        List<LogLine> lines = log.newest(LogBook.KEPT + 1);
        assertEquals(LogBook.KEPT, lines.size());
        assertEquals(2, lines.getFirst().number());
        assertTrue(lines.getFirst().text().startsWith("at 12:30:45 line"), "a time is no address");
        assertEquals(
                "(address):6881 [(address)]:5 (address) (address) (identity) (key)",
                lines.getLast().text());
        assertEquals(1, log.after(LogBook.KEPT, 10).size());
    }
}
