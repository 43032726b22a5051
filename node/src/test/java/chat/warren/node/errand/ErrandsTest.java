package chat.warren.node.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Event;
import chat.warren.dht.rendezvous.Records;
import chat.warren.dht.wire.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ann asks; Carol and Dave do errands in a network that remembers what it was told. */
class ErrandsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Item.Mutable RECORD =
            Item.Mutable.sign(new byte[32], ByteString.EMPTY, 3, ByteString.text("here"));

    private final Shelf shelf = new Shelf();
    private final List<String> asked = new ArrayList<>();
    private final List<ErrandMessage> answers = new ArrayList<>();
    private final ErrandDesk<String> desk = new ErrandDesk<>(shelf, (to, message, now) -> answers.add(message));
    private final List<ErrandMessage> questions = new ArrayList<>();
    private final ErrandAsker<String> asker = new ErrandAsker<>((to, message, now) -> {
        asked.add(to);
        questions.add(message);
    });

    /** A network in which nothing takes time. */
    private static final class Shelf implements Records {
        private final List<Item.Mutable> left = new ArrayList<>();
        private long tickets;

        @Override
        public long put(Item.Mutable record, int copy, Instant now) {
            left.add(record);
            return ++tickets;
        }

        @Override
        public long get(ByteString key, int copy, Instant now) {
            return ++tickets;
        }
    }

    private static Event finished(long ticket, int copies) {
        return new Event.Finished(ticket, new Event.Outcome(0, copies, false, List.of()));
    }

    @Test
    void whatIsAskedIsDoneAndTold() {
        asker.store(-5, RECORD, 0, List.of("Carol"), NOW);
        desk.asked("Ann", questions.getFirst(), NOW);
        assertEquals(List.of(RECORD), shelf.left);
        desk.happened(finished(1, 8), NOW);
        assertEquals(List.of(finished(-5, 8)), asker.answered("Carol", answers.getFirst()));
        assertEquals(List.of(), asker.answered("Carol", answers.getFirst()), "once");
        asker.fetch(-6, RECORD.key(), 0, List.of("Carol"), NOW);
        desk.asked("Ann", questions.getLast(), NOW);
        desk.happened(new Event.ItemFound(2, RECORD), NOW);
        desk.happened(finished(2, 0), NOW);
        assertEquals(List.of(new Event.ItemFound(-6, RECORD)), asker.answered("Carol", answers.get(1)));
        assertEquals(List.of(finished(-6, 0)), asker.answered("Carol", answers.get(2)));
    }

    @Test
    void whatNobodySignedIsNeitherLeftNorBelieved() {
        Item.Mutable forged =
                new Item.Mutable(RECORD.key(), RECORD.salt(), 4, RECORD.signature(), ByteString.text("elsewhere"));
        desk.asked("Ann", new ErrandMessage.Store(1, forged), NOW);
        assertTrue(shelf.left.isEmpty());
        asker.fetch(-1, RECORD.key(), 0, List.of("Carol"), NOW);
        long number = questions.getFirst().number();
        assertEquals(List.of(), asker.answered("Carol", new ErrandMessage.Fetched(number, Optional.of(forged))));
        Item.Mutable anothers = Item.Mutable.sign(
                new byte[] {
                    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
                },
                ByteString.EMPTY,
                3,
                ByteString.text("here"));
        assertEquals(List.of(), asker.answered("Carol", new ErrandMessage.Fetched(number, Optional.of(anothers))));
        assertEquals(List.of(), asker.answered("Eve", new ErrandMessage.Fetched(number, Optional.of(RECORD))));
    }

    @Test
    void whoDoesNotAnswerIsFollowedByTheNextAndThenItEnds() {
        List<String> both = List.of("Carol", "Dave");
        asker.fetch(-1, RECORD.key(), 0, both, NOW);
        List<Event> ended = List.of();
        for (int i = 0; i < 5 && ended.isEmpty(); i++) {
            ended = asker.advanceTo(both, asker.deadline());
        }
        assertEquals(List.of(finished(-1, 0)), ended);
        assertEquals(List.of("Carol", "Dave", "Carol"), asked);
        assertEquals(Instant.MAX, asker.deadline());
    }

    @Test
    void theTwoCopiesOfARecordGoByTwoFriends() {
        asker.fetch(-1, RECORD.key(), 0, List.of("Carol", "Dave"), NOW);
        asker.fetch(-2, RECORD.key(), 1, List.of("Carol", "Dave"), NOW);
        assertEquals(List.of("Carol", "Dave"), asked);
    }

    @Test
    void nobodyHasMoreDoneThanAProgramNeeds() {
        for (int i = 0; i < 10_000; i++) {
            desk.asked("Ann", new ErrandMessage.Fetch(i, RECORD.key()), NOW);
        }
        assertTrue(shelf.tickets <= 32, "at once: " + shelf.tickets);
        for (int i = 0; i < 10_000; i++) {
            desk.happened(finished(shelf.tickets, 0), NOW);
            desk.asked("Ann", new ErrandMessage.Fetch(i, RECORD.key()), NOW);
        }
        assertTrue(shelf.tickets <= 400, "one after the other: " + shelf.tickets);
    }
}
