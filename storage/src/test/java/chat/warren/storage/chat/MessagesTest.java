package chat.warren.storage.chat;

import static chat.warren.storage.Samples.CONVERSATION;
import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.message;
import static chat.warren.storage.Samples.messageId;
import static chat.warren.storage.Samples.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.Samples;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
    @TempDir
    Path folder;

    private Scratch scratch;
    private Messages messages;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder).withConversation();
        messages = scratch.messages;
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private void append(int count) throws StorageException {
        scratch.database.change(transaction -> {
            for (int i = 1; i <= count; i++) {
                messages.append(transaction, message(i, "text " + i));
            }
        });
    }

    private Entry find(long number) throws StorageException {
        return scratch.database
                .<Optional<Entry>>read(snapshot -> messages.find(snapshot, messageId(number)))
                .orElseThrow();
    }

    @Test
    void aMessageComesBackAsItWasWritten() throws StorageException {
        Message written = new Message(
                messageId(1),
                CONVERSATION,
                Samples.by(1),
                new Content.Text("Grüße, 你好", List.of(new chat.warren.storage.row.FileId(Samples.id(5)))),
                new Context(Optional.of(messageId(9)), Optional.empty(), 0));
        scratch.database.change(transaction -> messages.append(transaction, written));
        assertEquals(written, find(1).message());
    }

    @Test
    void whoIsMentionedComesBackWithTheWords() throws StorageException {
        List<Mention> mentions = List.of(new Mention(Samples.person(1), 0, 4), new Mention(Samples.person(2), 5, 5));
        Message written = new Message(
                messageId(1),
                CONVERSATION,
                Samples.by(1),
                new Content.Text("@Ben @Caro", List.of(), mentions),
                Context.PLAIN);
        scratch.database.change(transaction -> messages.append(transaction, written));
        assertEquals(written, find(1).message());
    }

    @Test
    void mentionsThatNoTextCanHaveArePassedOver() {
        Mention good = new Mention(Samples.person(1), 3, 4);
        List<Mention> hostile = List.of(
                new Mention(Samples.person(2), 5, 1), // Within another.
                good,
                new Mention(Samples.person(2), 1, 1), // Half of an emoji.
                new Mention(Samples.person(2), 0, 1),
                new Mention(Samples.person(2), 2, 0),
                new Mention(Samples.person(2), 2, -1),
                new Mention(Samples.person(2), -1, 2),
                new Mention(Samples.person(2), 7, 2), // Across lines.
                new Mention(Samples.person(2), 9, 2),
                new Mention(Samples.person(2), Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertEquals(List.of(good), Mention.fitting("😀 @Ben\nx", hostile));
        List<Mention> many = java.util.stream.IntStream.range(0, 60)
                .mapToObj(at -> new Mention(Samples.person(1), at, 1))
                .toList();
        assertEquals(many.subList(0, Mention.MAX), Mention.fitting("x".repeat(60), many));
    }

    @Test
    void pagesFollowEachOtherInBothDirections() throws StorageException {
        append(120);
        List<Long> backwards = new ArrayList<>();
        List<Long> forwards = new ArrayList<>();
        scratch.database.<Boolean>read(snapshot -> {
            List<Entry> page = messages.before(snapshot, CONVERSATION, Long.MAX_VALUE, 50);
            while (!page.isEmpty()) {
                page.forEach(entry -> backwards.add(entry.place()));
                page = messages.before(snapshot, CONVERSATION, page.getLast().place(), 50);
            }
            page = messages.after(snapshot, CONVERSATION, 0, 50);
            while (!page.isEmpty()) {
                page.forEach(entry -> forwards.add(entry.place()));
                page = messages.after(snapshot, CONVERSATION, page.getLast().place(), 50);
            }
            return true;
        });
        assertEquals(120, forwards.size());
        assertEquals(forwards, backwards.reversed());
        assertEquals(120L, (long) scratch.database.<Long>read(snapshot -> messages.last(snapshot, CONVERSATION)));
    }

    @Test
    void theSameMessageTwiceIsOneMessage() throws StorageException {
        append(1);
        OptionalLong again = scratch.database.write(transaction -> messages.append(transaction, message(1, "again")));
        assertEquals(OptionalLong.empty(), again);
        assertEquals(Content.text("text 1"), find(1).message().content());
    }

    @Test
    void aDeletedMessageDoesNotComeBackWithALateCopy() throws StorageException {
        append(1);
        scratch.database.change(transaction -> messages.delete(transaction, messageId(1), NOON));
        scratch.database.change(transaction -> messages.append(transaction, message(1, "text 1")));
        assertEquals(new Content.Deleted(NOON), find(1).message().content());
    }

    @Test
    void deletingTakesHistoryReactionsAndReceiptsWithIt() throws StorageException {
        append(2);
        scratch.database.change(transaction -> {
            messages.edit(transaction, messageId(1), Content.text("better"), NOON);
            messages.add(transaction, messageId(1), new Annex.Reaction(person(1), "🎂", NOON));
            assertTrue(messages.delete(transaction, messageId(1), NOON));
            assertFalse(messages.delete(transaction, messageId(1), NOON));
            assertFalse(messages.add(transaction, messageId(1), new Annex.Reaction(person(1), "🎂", NOON)));
            assertFalse(messages.edit(transaction, messageId(1), Content.text("back"), NOON));
        });
        assertEquals(List.of(), find(1).reactions());
        assertEquals(List.of(), history(1));
        long left = scratch.database.<Long>read(
                snapshot -> snapshot.query("SELECT (SELECT count(*) FROM annex) + (SELECT count(*) FROM revision)")
                        .first(columns -> columns.number(1))
                        .orElseThrow());
        assertEquals(0, left);
    }

    private List<Revision> history(long number) throws StorageException {
        return scratch.database.read(snapshot -> messages.history(snapshot, messageId(number)));
    }

    @Test
    void anEditKeepsWhatWasSaidBefore() throws StorageException {
        append(1);
        Instant later = NOON.plusSeconds(60);
        scratch.database.change(transaction -> {
            messages.edit(transaction, messageId(1), Content.text("second"), NOON);
            messages.edit(transaction, messageId(1), Content.text("third"), later);
        });
        assertEquals(Content.text("third"), find(1).message().content());
        assertEquals(2, find(1).message().context().edits());
        assertEquals(
                List.of(new Revision(0, Content.text("text 1"), NOON), new Revision(1, Content.text("second"), later)),
                history(1));
    }

    @Test
    void historyDoesNotGrowWithoutEnd() throws StorageException {
        append(1);
        scratch.database.change(transaction -> {
            for (int i = 0; i < Revisions.MAX_PER_MESSAGE + 20; i++) {
                messages.edit(transaction, messageId(1), Content.text("edit " + i), NOON);
            }
        });
        List<Revision> history = history(1);
        assertEquals(Revisions.MAX_PER_MESSAGE, history.size());
        assertEquals(20, history.getFirst().number());
    }

    @Test
    void reactionsAndReceiptsHangOnTheirMessageOnly() throws StorageException {
        append(3);
        Annex.Reaction cake = new Annex.Reaction(person(1), "🎂", NOON);
        Annex.Receipt delivered = new Annex.Receipt(person(2), Annex.Stage.DELIVERED, NOON);
        Annex.Receipt read = new Annex.Receipt(person(2), Annex.Stage.READ, NOON.plusSeconds(5));
        scratch.database.change(transaction -> {
            messages.add(transaction, messageId(2), cake);
            messages.add(transaction, messageId(2), cake); // Once is enough.
            messages.add(transaction, messageId(2), read);
            messages.add(transaction, messageId(2), delivered);
            messages.add(transaction, messageId(3), cake);
            messages.remove(transaction, messageId(3), cake);
        });
        assertEquals(List.of(cake), find(2).reactions());
        assertEquals(List.of(delivered, read), find(2).receipts());
        List<Entry> page =
                scratch.database.read(snapshot -> messages.before(snapshot, CONVERSATION, Long.MAX_VALUE, 10));
        assertEquals(
                List.of(0, 1, 0),
                page.stream().map(entry -> entry.reactions().size()).toList());
    }

    @Test
    void aMessageCarriesOnlySoMuch() throws StorageException {
        append(1);
        scratch.database.change(transaction -> {
            for (int i = 0; i < Annexes.MAX_PER_MESSAGE; i++) {
                assertTrue(messages.add(transaction, messageId(1), new Annex.Reaction(person(i), "👍", NOON)));
            }
            assertFalse(messages.add(transaction, messageId(1), new Annex.Reaction(person(-1), "👍", NOON)));
        });
    }

    @Test
    void aLostRowIsNoticed() throws StorageException {
        append(10);
        scratch.database.change(transaction ->
                transaction.query("DELETE FROM message WHERE number % 16 = 5").run());
        assertThrows(
                DamagedProfileException.class,
                () -> scratch.database.read(snapshot -> messages.after(snapshot, CONVERSATION, 0, 50)));
        assertThrows(
                DamagedProfileException.class,
                () -> scratch.database.read(snapshot -> messages.before(snapshot, CONVERSATION, 9, 50)));
    }

    @Test
    void aMessageMovedToAnotherPlaceDoesNotOpen() throws StorageException {
        append(2);
        scratch.database.change(transaction -> {
            transaction.query("UPDATE message SET number = number + 100").run();
            transaction
                    .query("UPDATE message SET number = 2 * (number / 2) + 1 - number % 2 - 100 + 1 ")
                    .run();
        });
        assertThrows(
                DamagedProfileException.class,
                () -> scratch.database.read(snapshot -> messages.after(snapshot, CONVERSATION, 0, 50)));
    }

    @Test
    void aConversationGoesWithAllThatWasSaidInIt() throws StorageException {
        append(5);
        scratch.database.change(transaction -> assertTrue(messages.removeConversation(transaction, CONVERSATION)));
        assertEquals(List.of(), scratch.database.read(snapshot -> messages.after(snapshot, CONVERSATION, 0, 50)));
        scratch.withConversation();
        assertEquals(0L, (long) scratch.database.<Long>read(snapshot -> messages.last(snapshot, CONVERSATION)));
    }

    @Test
    void aMessageMayNotBeSetToDisappearInAHundredYears() {
        Instant far = NOON.plus(Duration.ofDays(36_500));
        assertThrows(
                IllegalArgumentException.class,
                () -> scratch.database.change(
                        transaction -> messages.append(transaction, message(1, "late", Context.until(far)))));
    }

    @Test
    void rowsOfGenerationsApartHaveKeysApart() throws StorageException {
        append(1);
        long far = (1L << 24) + 5;
        // A conversation that is at its place 2^24 + 5: the row before it is all that append looks at.
        scratch.database.change(transaction -> transaction
                .query("UPDATE message SET number = number + " + (far - 1))
                .run());
        scratch.database.change(transaction -> messages.append(transaction, message(2, "next generation")));
        assertEquals(far + 1, find(2).place());
        assertEquals(Content.text("next generation"), find(2).message().content());
        assertThrows(DamagedProfileException.class, () -> find(1));
    }
}
