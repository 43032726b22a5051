package chat.warren.node.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.tunnel.Race.Abandon;
import chat.warren.node.tunnel.Race.Begin;
import chat.warren.node.tunnel.Race.Lost;
import chat.warren.node.tunnel.Race.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void eachBeginsALittleAfterTheOneBefore() {
        Race race = new Race(3, NOW);
        assertEquals(List.of(new Begin(0)), outputs(race));
        assertEquals(NOW.plus(Race.PACE), race.deadline());
        race.advanceTo(NOW.plusMillis(249));
        assertEquals(List.of(), outputs(race));
        race.advanceTo(NOW.plusMillis(250));
        assertEquals(List.of(new Begin(1)), outputs(race));
    }

    @Test
    void aFailureIsNotWaitedFor() {
        Race race = new Race(2, NOW);
        outputs(race);
        race.failed(0, NOW.plusMillis(10));
        assertEquals(List.of(new Begin(1)), outputs(race));
    }

    @Test
    void theFirstWhoGreetsWinsAndTheOthersEnd() {
        Race race = new Race(3, NOW);
        race.advanceTo(NOW.plusMillis(250));
        outputs(race);
        assertTrue(race.greeted(1));
        assertEquals(List.of(new Abandon(0)), outputs(race));
        assertFalse(race.greeted(0), "too late");
        race.advanceTo(NOW.plusSeconds(60));
        assertEquals(List.of(), outputs(race));
        assertEquals(Instant.MAX, race.deadline());
    }

    @Test
    void whoSaysNothingIsGivenUpAndAtTheEndAllIsLost() {
        Race race = new Race(20, NOW);
        List<Output> all = new ArrayList<>();
        int most = 0;
        int running = 0;
        for (Instant now = NOW; !race.isOver(); now = race.deadline()) {
            race.advanceTo(now);
            for (Output output : outputs(race)) {
                running += output instanceof Begin ? 1 : output instanceof Abandon ? -1 : 0;
                most = Math.max(most, running);
                all.add(output);
            }
        }
        all.addAll(outputs(race));
        assertEquals(Race.MOST_AT_ONCE, most);
        assertEquals(20, all.stream().filter(output -> output instanceof Begin).count());
        assertEquals(
                20, all.stream().filter(output -> output instanceof Abandon).count());
        assertEquals(new Lost(), all.getLast());
    }

    @Test
    void aRaceOfNobodyIsLostAtOnce() {
        assertEquals(List.of(new Lost()), outputs(new Race(0, NOW)));
    }

    private static List<Output> outputs(Race race) {
        List<Output> outputs = new ArrayList<>();
        for (var output = race.poll(); output.isPresent(); output = race.poll()) {
            outputs.add(output.get());
        }
        return outputs;
    }
}
