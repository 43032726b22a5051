package chat.warren.storage.call;

import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.conversationId;
import static chat.warren.storage.Samples.id;
import static chat.warren.storage.Samples.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable.Placed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {
    private final Calls calls = new Calls();

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

    private static Call ringing(int number, int conversation) {
        return new Call(
                id(number),
                conversationId(conversation),
                person(1),
                Call.Outcome.RINGING,
                new Call.Times(NOON.plusSeconds(number), Optional.empty(), Optional.empty()));
    }

    private List<Call> newestFirst() throws StorageException {
        return scratch.read(snapshot -> calls.before(snapshot, Long.MAX_VALUE, 100)).stream()
                .map(Placed::value)
                .toList();
    }

    @Test
    void aCallIsThereFromItsFirstRingAndThenWhatBecameOfIt() throws StorageException {
        scratch.change(transaction -> calls.save(transaction, ringing(1, 1)));
        scratch.close();
        scratch = new Scratch(folder); // As after a crash in the middle of the call.
        assertEquals(List.of(ringing(1, 1)), newestFirst());
        Call over = new Call(
                id(1),
                conversationId(1),
                person(1),
                Call.Outcome.TALKED,
                new Call.Times(NOON, Optional.of(NOON.plusSeconds(3)), Optional.of(NOON.plusSeconds(60))));
        scratch.change(transaction -> calls.save(transaction, over));
        assertEquals(Optional.of(over), scratch.read(snapshot -> calls.find(snapshot, id(1))));
        assertEquals(List.of(over), newestFirst());
    }

    @Test
    void theListIsReadInPagesFromTheNewest() throws StorageException {
        scratch.change(transaction -> {
            for (int i = 1; i <= 5; i++) {
                calls.save(transaction, ringing(i, 1));
            }
        });
        List<Placed<Call>> first = scratch.read(snapshot -> calls.before(snapshot, Long.MAX_VALUE, 2));
        List<Placed<Call>> second =
                scratch.read(snapshot -> calls.before(snapshot, first.getLast().place(), 2));
        assertEquals(
                List.of(ringing(5, 1), ringing(4, 1)),
                first.stream().map(Placed::value).toList());
        assertEquals(
                List.of(ringing(3, 1), ringing(2, 1)),
                second.stream().map(Placed::value).toList());
    }

    @Test
    void forgettingOneConversationLeavesTheCallsOfOthers() throws StorageException {
        scratch.change(transaction -> {
            for (int i = 1; i <= 6; i++) {
                calls.save(transaction, ringing(i, i % 2));
            }
            calls.forget(transaction, conversationId(0));
        });
        assertEquals(List.of(ringing(5, 1), ringing(3, 1), ringing(1, 1)), newestFirst());
    }
}
