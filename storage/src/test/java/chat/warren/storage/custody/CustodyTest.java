package chat.warren.storage.custody;

import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.device;
import static chat.warren.storage.Samples.id;
import static chat.warren.storage.Samples.messageId;
import static chat.warren.storage.Samples.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.row.Octets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyTest {
    private static final Instant LATER = NOON.plus(Duration.ofDays(14));
    private static final Octets MAILBOX = Octets.of(new byte[] {1});
    private static final Octets OTHER = Octets.of(new byte[] {2});

    private final Outbox outbox = new Outbox();
    private final Keepers keepers = new Keepers();
    private final Custody custody = new Custody();

    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder);
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private static Outgoing outgoing(int to, int message) {
        Octets envelope = Octets.of(("envelope " + message).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Outgoing(device(to), messageId(message), envelope, NOON, new Outgoing.Attempts(0, NOON));
    }

    private List<Outgoing> waitingFor(int to) throws StorageException {
        return scratch.read(snapshot -> outbox.to(snapshot, device(to), 0, 100)).stream()
                .map(Placed::value)
                .toList();
    }

    @Test
    void whatWaitsForSomebodyLeavesInTheOrderInWhichItWasWritten() throws StorageException {
        scratch.change(transaction -> {
            for (int i = 1; i <= 6; i++) {
                outbox.put(transaction, outgoing(i % 2, i));
            }
        });
        assertEquals(List.of(outgoing(1, 1), outgoing(1, 3), outgoing(1, 5)), waitingFor(1));
        assertEquals(3L, (long) scratch.<Long>read(snapshot -> outbox.waiting(snapshot, device(0))));
        assertEquals(6, scratch.read(snapshot -> outbox.all(snapshot, 0, 100)).size());
    }

    @Test
    void tryingAgainKeepsThePlaceInTheQueue() throws StorageException {
        Outgoing tried = outgoing(1, 1).tried(LATER);
        scratch.change(transaction -> {
            outbox.put(transaction, outgoing(1, 1));
            outbox.put(transaction, outgoing(1, 2));
            outbox.put(transaction, tried);
        });
        assertEquals(new Outgoing.Attempts(1, LATER), tried.attempts());
        assertEquals(List.of(tried, outgoing(1, 2)), waitingFor(1));
    }

    /** Cursors are made of places. */
    @Test
    void aPlaceIsNeverUsedAgainWhateverHappensInOneTransaction() throws StorageException {
        scratch.change(transaction -> {
            assertEquals(1, outbox.put(transaction, outgoing(1, 1)));
            assertEquals(2, outbox.put(transaction, outgoing(1, 2)));
            outbox.remove(transaction, device(1), messageId(2));
            assertEquals(3, outbox.put(transaction, outgoing(1, 3)));
            assertEquals(1, outbox.put(transaction, outgoing(1, 1).tried(LATER)));
            assertEquals(4, outbox.put(transaction, outgoing(2, 4)));
            outbox.remove(transaction, device(2), messageId(4));
        });
        scratch.change(transaction -> assertTrue(outbox.put(transaction, outgoing(2, 5)) > 4));
        assertEquals(List.of(outgoing(1, 1).tried(LATER), outgoing(1, 3)), waitingFor(1));
        assertEquals(List.of(outgoing(2, 5)), waitingFor(2));
    }

    @Test
    void oneMessageToTwoWaitsForEachByItself() throws StorageException {
        scratch.change(transaction -> {
            outbox.put(transaction, outgoing(1, 7));
            outbox.put(transaction, outgoing(2, 7));
            assertTrue(outbox.remove(transaction, device(1), messageId(7)));
            assertFalse(outbox.remove(transaction, device(1), messageId(7)));
        });
        assertEquals(List.of(), waitingFor(1));
        assertEquals(List.of(outgoing(2, 7)), waitingFor(2));
        scratch.change(transaction -> assertEquals(1, outbox.removeAll(transaction, device(2))));
        assertEquals(List.of(), waitingFor(2));
    }

    @Test
    void keepersAreKnownUntilTheMessageArrived() throws StorageException {
        var ben = new Waiting(messageId(1), person(1), person(10), LATER);
        var caro = new Waiting(messageId(1), person(1), person(11), LATER);
        var forAnother = new Waiting(messageId(1), person(2), person(10), LATER);
        scratch.change(
                transaction -> List.of(ben, caro, forAnother).forEach(waiting -> promised(transaction, waiting)));
        assertEquals(List.of(ben, caro, forAnother), scratch.read(snapshot -> keepers.of(snapshot, messageId(1))));
        scratch.change(transaction -> keepers.arrived(transaction, messageId(1), person(1)));
        assertEquals(List.of(forAnother), scratch.read(snapshot -> keepers.of(snapshot, messageId(1))));
        scratch.change(transaction -> keepers.arrived(transaction, messageId(1)));
        assertEquals(List.of(), scratch.read(snapshot -> keepers.of(snapshot, messageId(1))));
    }

    private void promised(chat.warren.storage.database.Transaction transaction, Waiting waiting) {
        try {
            keepers.promised(transaction, waiting);
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }

    private static Held held(Octets mailbox, int envelope, Instant until) {
        return new Held(mailbox, id(envelope), Octets.of(new byte[100]), person(1), until);
    }

    @Test
    void whatWeHoldIsHandedOverOldestFirstAndThenForgotten() throws StorageException {
        scratch.change(transaction -> {
            assertTrue(custody.hold(transaction, held(MAILBOX, 1, LATER)));
            assertTrue(custody.hold(transaction, held(OTHER, 2, LATER)));
            assertTrue(custody.hold(transaction, held(MAILBOX, 3, LATER)));
        });
        List<Held> fetched = scratch.read(snapshot -> custody.fetch(snapshot, MAILBOX, 0, 10)).stream()
                .map(Placed::value)
                .toList();
        assertEquals(List.of(held(MAILBOX, 1, LATER), held(MAILBOX, 3, LATER)), fetched);
        scratch.change(transaction -> assertTrue(custody.handedOver(transaction, MAILBOX, id(1))));
        assertEquals(
                1,
                scratch.read(snapshot -> custody.fetch(snapshot, MAILBOX, 0, 10))
                        .size());
        assertEquals(2L, (long) scratch.<Long>read(custody::count));
    }

    @Test
    void aFullMailboxTakesNoMoreAndOthersStillDo() throws StorageException {
        scratch.change(transaction -> {
            for (int i = 0; i < Custody.MAX_PER_MAILBOX; i++) {
                assertTrue(custody.hold(transaction, held(MAILBOX, i, LATER)));
            }
            assertFalse(custody.hold(transaction, held(MAILBOX, -1, LATER)));
            assertTrue(custody.hold(transaction, held(OTHER, -1, LATER)));
        });
    }

    @Test
    void theSameEnvelopeAgainIsNoSecondOneEvenIntoAFullMailbox() throws StorageException {
        scratch.change(transaction -> {
            for (int i = 0; i < Custody.MAX_PER_MAILBOX; i++) {
                custody.hold(transaction, held(MAILBOX, i, NOON));
            }
            assertTrue(custody.hold(transaction, held(MAILBOX, 7, LATER)), "a promise may be made longer");
        });
        assertEquals((long) Custody.MAX_PER_MAILBOX, (long) scratch.<Long>read(custody::count));
    }

    @Test
    void aPromiseEndsAtItsInstant() throws StorageException {
        scratch.change(transaction -> {
            for (int i = 0; i < 450; i++) {
                custody.hold(transaction, held(MAILBOX, i, i % 3 == 0 ? NOON : LATER));
            }
            assertEquals(0, custody.expire(transaction, NOON.minusMillis(1)));
            assertEquals(150, custody.expire(transaction, NOON));
            assertEquals(0, custody.expire(transaction, NOON));
        });
        assertEquals(300L, (long) scratch.<Long>read(custody::count));
    }
}
