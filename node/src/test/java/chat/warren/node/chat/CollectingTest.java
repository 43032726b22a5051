package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.storage.StorageException;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a friend learns who is asked for our letters. */
class CollectingTest extends TwoFriends {
    private static final int FULL = 510;

    CollectingTest() {
        super(12);
    }

    private final List<DeviceId> writers = new ArrayList<>();

    private void writeTo(int more) throws StorageException {
        anna.misuse(sheet -> {
            for (int i = 0; i < more; i++) {
                DeviceId device = new DeviceId(Id.random(town.random).toArray());
                writers.add(device);
                byte[] secret = Bytes.random(town.random, 32);
                sheet.books().sessions().put(device, Session.start(anna.device(), device, secret, town.now));
            }
        });
    }

    private Outcome.Collecting question() throws StorageException {
        Line line = new Line(town.link(anna, ben).one, ben.self(), new byte[32]);
        List<Outcome.Collecting> asked = new ArrayList<>();
        anna.misuse(sheet -> {
            Collecting.ask(sheet, line);
            asked.addAll(sheet.outcome().collecting);
        });
        return asked.getFirst();
    }

    @Test
    void nobodyLearnsHowManyWriteToUs() throws StorageException {
        assertEquals(FULL, question().mailboxes().size());
        writeTo(51);
        assertEquals(FULL, question().mailboxes().size());
        writeTo(1);
        assertEquals(2 * FULL, question().mailboxes().size());
    }

    @Test
    void theNamesOfOnePairStandAnywhere() throws StorageException {
        writeTo(2);
        Outcome.Collecting asked = question();
        for (DeviceId writer : writers) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < FULL; i++) {
                if (asked.writers()
                        .getOrDefault(asked.mailboxes().get(i), anna.device())
                        .equals(writer)) {
                    places.add(i);
                }
            }
            assertEquals(Mailbox.OF_A_PAIR, places.size());
            assertTrue(places.getLast() - places.getFirst() > 5 * Mailbox.OF_A_PAIR, places.toString());
        }
    }

    /** Whoever compares two questions would know by what stays and what goes. */
    @Test
    void whatNobodyWritesToStaysAndChangesAsTheOthersDo() throws StorageException {
        writeTo(3);
        List<Octets> first = question().mailboxes();
        List<Octets> second = question().mailboxes();
        assertEquals(new HashSet<>(first), new HashSet<>(second));
        assertNotEquals(first, second, "in another order");
        town.pass(Duration.ofDays(1));
        Set<Octets> both = new HashSet<>(question().mailboxes());
        both.retainAll(first);
        assertEquals(FULL / Mailbox.OF_A_PAIR * (Mailbox.OF_A_PAIR - 1), both.size());
    }
}
