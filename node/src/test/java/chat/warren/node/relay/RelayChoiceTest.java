package chat.warren.node.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.relay.RelayChoice.LeaveSeat;
import chat.warren.node.relay.RelayChoice.Output;
import chat.warren.node.relay.RelayChoice.TakeSeat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayChoiceTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final RelayChoice<String> choice = new RelayChoice<>();

    @Test
    void seatsAreTakenAtTheNearestAndAtThoseTheFriendHasNamed() {
        know("a", 40, "b", 20, "c", 30, "d", 10, "e", 50);
        assertEquals(List.of("d", "b", "c"), choice.naming());
        choice.named(List.of("e", "nobody", "d", "a"), now);
        choice.need(4, now);
        assertEquals(List.of(take("e"), take("d"), take("b"), take("c")), outputs(), "three names are heard");
    }

    @Test
    void theFastestTwoStayOnceAllAreMeasured() {
        know("a", 1, "b", 2, "c", 3);
        choice.need(RelayChoice.MOST_SEATS, now);
        outputs();
        open("a", 90, "b", 40, "c", 60);
        advance(Duration.ofSeconds(5));
        assertEquals(List.of(new LeaveSeat<>("a")), outputs());
        assertEquals(List.of("b", "c"), choice.best());
    }

    @Test
    void afterTenMinutesAllAreComparedAgain() {
        know("a", 1, "b", 2, "c", 3);
        choice.need(RelayChoice.MOST_SEATS, now);
        open("a", 90, "b", 40, "c", 60);
        advance(Duration.ofSeconds(5));
        outputs();
        advance(Duration.ofMinutes(10));
        assertEquals(List.of(take("a")), outputs());
        open("a", 10);
        advance(Duration.ofSeconds(5));
        assertEquals(List.of(new LeaveSeat<>("c")), outputs());
    }

    @Test
    void aRelayThatFailsIsReplacedAndNotAskedAgainAtOnce() {
        know("a", 1, "b", 2, "c", 3, "d", 4);
        choice.need(3, now);
        outputs();
        open("a", 10, "b", 20);
        advance(Duration.ofSeconds(5));
        assertEquals(List.of(new LeaveSeat<>("c")), outputs());
        choice.failed("a", now);
        assertEquals(List.of(new LeaveSeat<>("a"), take("c"), take("d")), outputs());
        choice.failed("nobody", now);
        assertEquals(List.of(), outputs());
    }

    @Test
    void silenceEverywhereMeansAskingOnWithoutEnd() {
        know("a", 1);
        choice.need(RelayChoice.MOST_SEATS, now);
        assertEquals(List.of(take("a")), outputs());
        for (int i = 0; i < 100; i++) {
            choice.failed("a", now);
            assertEquals(List.of(new LeaveSeat<>("a")), outputs());
            int waited = 0;
            while (outputs().isEmpty()) {
                now = choice.deadline();
                choice.advanceTo(now);
                waited++;
                assertTrue(waited < 200, "it is tried again");
            }
        }
    }

    @Test
    void whoIsNotFoundIsAwaitedAtTwoUntilMoreIsKnownOfHer() {
        know("a", 3, "b", 1, "c", 2);
        choice.need(2, now);
        assertEquals(List.of(take("b"), take("c")), outputs());
        choice.gone("b", now);
        assertEquals(List.of(new LeaveSeat<>("b"), take("a")), outputs());
        know("b", 1);
        choice.need(RelayChoice.MOST_SEATS, now);
        assertEquals(List.of(take("b")), outputs());
    }

    @Test
    void whoIsGoneIsLeftAndWithoutNeedAllAre() {
        know("a", 1, "b", 2);
        choice.need(RelayChoice.MOST_SEATS, now);
        outputs();
        choice.gone("a", now);
        assertEquals(List.of(new LeaveSeat<>("a")), outputs());
        choice.need(0, now);
        assertEquals(List.of(new LeaveSeat<>("b")), outputs());
        assertEquals(Instant.MAX, choice.deadline());
    }

    private void know(Object... namesAndMillis) {
        for (int i = 0; i < namesAndMillis.length; i += 2) {
            choice.knows((String) namesAndMillis[i], Duration.ofMillis((int) namesAndMillis[i + 1]));
        }
    }

    private void open(Object... namesAndMillis) {
        for (int i = 0; i < namesAndMillis.length; i += 2) {
            choice.opened((String) namesAndMillis[i]);
            choice.measured((String) namesAndMillis[i], Duration.ofMillis((int) namesAndMillis[i + 1]));
        }
    }

    private void advance(Duration by) {
        now = now.plus(by);
        choice.advanceTo(now);
    }

    private static Output<String> take(String relay) {
        return new TakeSeat<>(relay);
    }

    private List<Output<String>> outputs() {
        List<Output<String>> outputs = new ArrayList<>();
        for (var output = choice.poll(); output.isPresent(); output = choice.poll()) {
            outputs.add(output.get());
        }
        return outputs;
    }
}
