package chat.warren.storage.chat;

import static chat.warren.storage.Samples.CONVERSATION;
import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.conversation;
import static chat.warren.storage.Samples.conversationId;
import static chat.warren.storage.Samples.message;
import static chat.warren.storage.Samples.messageId;
import static chat.warren.storage.Samples.messageIn;
import static chat.warren.storage.Samples.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsTest {
    private final Drafts drafts = new Drafts();

    @TempDir
    Path folder;

    private Scratch scratch;
    private Messages messages;
    private Conversations conversations;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder).withConversation();
        messages = scratch.messages;
        conversations = scratch.conversations;
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private List<Long> places(ConversationId id) throws StorageException {
        return scratch.read(snapshot -> messages.after(snapshot, id, 0, 1_000)).stream()
                .map(Entry::place)
                .toList();
    }

    @Test
    void aConversationComesBackWithHowWeWantIt() throws StorageException {
        Conversation wanted =
                conversation(1).with(new Conversation.Preferences(77, true, true, Optional.of(Duration.ofDays(7))));
        scratch.change(transaction -> conversations.save(transaction, wanted));
        assertEquals(Optional.of(wanted), scratch.read(snapshot -> conversations.find(snapshot, CONVERSATION)));
        assertEquals(
                1, scratch.read(snapshot -> conversations.page(snapshot, 0, 10)).size());
    }

    @Test
    void eachConversationCountsItsOwnMessages() throws StorageException {
        scratch.change(transaction -> {
            conversations.save(transaction, conversation(2));
            for (int i = 0; i < 10; i++) {
                messages.append(transaction, messageIn(conversationId(1 + i % 2), i, "text " + i));
            }
        });
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), places(conversationId(1)));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), places(conversationId(2)));
        assertEquals(
                List.of("text 1", "text 3", "text 5", "text 7", "text 9"),
                scratch.read(snapshot -> messages.after(snapshot, conversationId(2), 0, 10)).stream()
                        .map(entry -> ((Content.Text) entry.message().content()).text())
                        .toList());
    }

    @Test
    void aRemovedConversationLeavesTheOthersAndItsNumberIsNotUsedAgain() throws StorageException {
        scratch.change(transaction -> {
            conversations.save(transaction, conversation(2));
            messages.append(transaction, messageIn(conversationId(1), 1, "goes"));
            messages.append(transaction, messageIn(conversationId(2), 2, "stays"));
            messages.removeConversation(transaction, conversationId(1));
            conversations.save(transaction, conversation(1));
        });
        assertEquals(List.of(), places(conversationId(1)));
        assertEquals(List.of(1L), places(conversationId(2)));
        Optional<Long> again = scratch.read(snapshot -> conversations.number(snapshot, conversationId(1)));
        assertEquals(Optional.of(3L), again);
    }

    /** What a transaction has asked once it must not answer from memory when it has changed meanwhile. */
    @Test
    void oneTransactionKnowsItsOwnChanges() throws StorageException {
        scratch.change(transaction -> {
            conversations.save(transaction, conversation(2));
            messages.append(transaction, messageIn(conversationId(1), 1, "goes"));
            messages.append(transaction, messageIn(conversationId(2), 2, "stays"));
            assertTrue(messages.append(transaction, messageIn(conversationId(2), 2, "again"))
                    .isEmpty());
            messages.removeConversation(transaction, conversationId(1));
            conversations.save(transaction, conversation(1));
            messages.append(transaction, messageIn(conversationId(1), 3, "new"));
            messages.append(transaction, messageIn(conversationId(2), 4, "next"));
            conversations.save(transaction, conversation(3));
        });
        assertEquals(List.of(1L), places(conversationId(1)));
        assertEquals(List.of(1L, 2L), places(conversationId(2)));
        List<Long> numbers = scratch.read(snapshot -> conversations.page(snapshot, 0, 10)).stream()
                .map(SealedTable.Placed::place)
                .toList();
        assertEquals(List.of(2L, 3L, 4L), numbers);
    }

    @Test
    void whatATransactionKnewEndsWithIt() throws StorageException {
        assertThrows(
                IllegalStateException.class,
                () -> scratch.change(transaction -> {
                    messages.append(transaction, message(1, "taken back"));
                    throw new IllegalStateException("on purpose");
                }));
        scratch.change(transaction -> messages.append(transaction, message(2, "kept")));
        assertEquals(List.of(1L), places(CONVERSATION));
    }

    @Test
    void aDraftIsKeptUntilItIsSentAndThereIsOneOfEach() throws StorageException {
        Draft first = new Draft(CONVERSATION, "Lieber B", Optional.empty(), NOON);
        Draft second = new Draft(CONVERSATION, "Lieber Ben, 🎂", Optional.of(messageId(3)), NOON.plusSeconds(1));
        scratch.change(transaction -> drafts.save(transaction, first));
        scratch.change(transaction -> drafts.save(transaction, second));
        scratch.close();
        scratch = new Scratch(folder);
        assertEquals(Optional.of(second), scratch.read(snapshot -> drafts.find(snapshot, CONVERSATION)));
        scratch.change(transaction -> {
            assertTrue(drafts.discard(transaction, CONVERSATION));
            assertFalse(drafts.discard(transaction, CONVERSATION));
        });
        assertEquals(Optional.empty(), scratch.read(snapshot -> drafts.find(snapshot, CONVERSATION)));
    }

    @Test
    void aReplyNamesWhatItAnswersEvenIfThatIsGone() throws StorageException {
        Context answering = new Context(Optional.of(messageId(1)), Optional.empty(), 0);
        scratch.change(transaction -> {
            messages.append(transaction, message(1, "Kommst du?"));
            messages.append(transaction, message(2, "Ja", answering));
            messages.delete(transaction, messageId(1), NOON);
        });
        Entry reply =
                scratch.read(snapshot -> messages.find(snapshot, messageId(2))).orElseThrow();
        assertEquals(Optional.of(messageId(1)), reply.message().context().replyTo());
        assertTrue(scratch.read(snapshot -> messages.find(snapshot, messageId(1)))
                .orElseThrow()
                .message()
                .isDeleted());
    }

    @Test
    void receiptsAreKeptForEachRecipientAndStage() throws StorageException {
        Annex.Receipt held = new Annex.Receipt(person(1), Annex.Stage.HELD_BY_FRIENDS, NOON);
        Annex.Receipt delivered = new Annex.Receipt(person(1), Annex.Stage.DELIVERED, NOON.plusSeconds(1));
        Annex.Receipt refused = new Annex.Receipt(person(2), Annex.Stage.REFUSED, NOON.plusSeconds(2));
        scratch.change(transaction -> {
            messages.append(transaction, message(1, "to the group"));
            for (Annex.Receipt receipt : List.of(held, delivered, refused, delivered)) {
                messages.add(transaction, messageId(1), receipt);
            }
        });
        assertEquals(
                List.of(held, delivered, refused),
                scratch.read(snapshot -> messages.find(snapshot, messageId(1)))
                        .orElseThrow()
                        .receipts());
    }

    /** Whoever scrolls up while friends write sees every message once. */
    @Test
    void pagesStayInPlaceWhileOthersWrite() throws StorageException {
        SplittableRandom random = new SplittableRandom(4);
        int next = 1;
        for (; next <= 500; next++) {
            appendOne(next);
        }
        List<Long> seen = new ArrayList<>();
        long at = Long.MAX_VALUE;
        while (true) {
            long from = at;
            List<Entry> page = scratch.read(snapshot -> messages.before(snapshot, CONVERSATION, from, 37));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(entry -> seen.add(entry.place()));
            at = page.getLast().place();
            for (int i = random.nextInt(5); i > 0; i--) {
                appendOne(next++);
            }
            long touched = random.nextLong(1, 500);
            scratch.change(transaction -> {
                messages.edit(transaction, messageId(touched), Content.text("edited"), NOON);
                messages.delete(transaction, messageId(touched + 1), NOON);
            });
        }
        List<Long> all = new ArrayList<>();
        for (long place = 500; place > 0; place--) {
            all.add(place);
        }
        assertEquals(all, seen);
        assertTrue(next > 510, "friends did write meanwhile");
    }

    private void appendOne(int number) throws StorageException {
        scratch.change(transaction -> messages.append(transaction, message(number, "text " + number)));
    }

    /** Long messages, many of them: 60 MB of text pass through, and no page holds more than its fifty. */
    @Test
    void aLongConversationIsReadInPagesThatStaySmall() throws StorageException {
        String long_ = "Wort ".repeat(2_000);
        int count = 6_000;
        for (int i = 0; i < count; i += 200) {
            int first = i;
            scratch.change(transaction -> {
                for (int j = first; j < first + 200; j++) {
                    messages.append(transaction, message(j, j + " " + long_));
                }
            });
        }
        long used = memoryInUse();
        long most = 0;
        long read = 0;
        long place = 0;
        while (true) {
            long from = place;
            List<Entry> page = scratch.read(snapshot -> messages.after(snapshot, CONVERSATION, from, 50));
            if (page.isEmpty()) {
                break;
            }
            read += page.size();
            place = page.getLast().place();
            if (read % 1_500 == 0) {
                most = Math.max(most, memoryInUse() - used);
            }
        }
        assertEquals(count, read);
        // All of it would be sixty million bytes and more; a page is half a million.
        assertTrue(most < 20_000_000, "reading kept " + most + " bytes");
        assertTrue(
                scratch.read(snapshot -> messages.after(snapshot, CONVERSATION, 0, Integer.MAX_VALUE))
                                .size()
                        <= 1_000,
                "whoever asks for everything gets a page");
    }

    private static long memoryInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
