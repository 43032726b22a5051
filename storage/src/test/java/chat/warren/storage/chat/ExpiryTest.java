package chat.warren.storage.chat;

import static chat.warren.storage.Samples.CONVERSATION;
import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.message;
import static chat.warren.storage.Samples.messageId;
import static chat.warren.storage.Samples.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.fading.FadingKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryTest {
    private static final Instant IN_AN_HOUR = NOON.plus(Duration.ofHours(1));
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final Instant DAY_AFTER = NOON.plus(Duration.ofDays(2));

    @TempDir
    Path folder;

    private Scratch scratch;
    private Messages messages;
    private Expiry expiry;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder).withConversation();
        messages = scratch.messages;
        expiry = new Expiry(scratch.database, messages, scratch.fading);
        scratch.database.change(transaction -> {
            messages.append(transaction, message(1, "in an hour", Context.until(IN_AN_HOUR)));
            messages.append(transaction, message(2, "tomorrow", Context.until(TOMORROW)));
            messages.append(transaction, message(3, "stays"));
        });
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private List<Boolean> deleted() throws StorageException {
        return scratch.database.<List<Entry>>read(snapshot -> messages.after(snapshot, CONVERSATION, 0, 10)).stream()
                .map(entry -> entry.message().isDeleted())
                .toList();
    }

    @Test
    void nothingGoesBeforeItsTime() throws StorageException {
        assertEquals(Optional.of(IN_AN_HOUR), expiry.expire(IN_AN_HOUR.minusMillis(1)));
        assertEquals(List.of(false, false, false), deleted());
    }

    @Test
    void whoKeepsSomethingBesideMessagesHearsWhichAreOver() throws StorageException {
        assertEquals(List.of(), over(IN_AN_HOUR.minusMillis(1)));
        assertEquals(List.of(messageId(1)), over(IN_AN_HOUR));
        assertEquals(List.of(messageId(1), messageId(2)), over(DAY_AFTER));
        expiry.expire(IN_AN_HOUR);
        assertEquals(List.of(messageId(2)), over(DAY_AFTER));
    }

    private List<MessageId> over(Instant now) throws StorageException {
        return scratch.database.read(snapshot -> expiry.over(snapshot, now));
    }

    @Test
    void eachGoesAtItsTimeAndTheKeyWithTheDay() throws StorageException {
        assertEquals(Optional.of(FadingKeys.endOf(FadingKeys.dayOf(NOON))), expiry.expire(IN_AN_HOUR));
        assertEquals(List.of(true, false, false), deleted());
        assertTrue(scratch.fading.forOpening(FadingKeys.dayOf(NOON)).isPresent());
        assertEquals(Optional.of(TOMORROW), expiry.expire(FadingKeys.endOf(FadingKeys.dayOf(NOON))));
        assertTrue(scratch.fading.forOpening(FadingKeys.dayOf(NOON)).isEmpty());
        assertEquals(Optional.empty(), expiry.expire(DAY_AFTER));
        assertEquals(List.of(true, true, false), deleted());
    }

    @Test
    void withTheKeyGoneTheRowIsNoiseEvenIfSomebodyKeptACopy() throws StorageException {
        scratch.fading.erase(FadingKeys.dayOf(IN_AN_HOUR));
        assertEquals(List.of(true, false, false), deleted());
    }

    @Test
    void whatHangsOnAMessageDisappearsWithIt() throws StorageException {
        scratch.database.change(transaction -> {
            messages.add(transaction, messageId(1), new Annex.Reaction(person(1), "🎂", NOON));
            messages.edit(transaction, messageId(1), Content.text("edited"), NOON);
        });
        scratch.fading.erase(FadingKeys.dayOf(IN_AN_HOUR));
        Entry entry = scratch.database
                .<List<Entry>>read(snapshot -> messages.after(snapshot, CONVERSATION, 0, 1))
                .getFirst();
        assertEquals(List.of(), entry.reactions());
        assertEquals(
                List.of(), scratch.database.<List<Revision>>read(snapshot -> messages.history(snapshot, messageId(1))));
    }

    @Test
    void aMessageCanBeginToDisappearWhenItIsRead() throws StorageException {
        scratch.database.change(transaction -> {
            messages.add(transaction, messageId(3), new Annex.Reaction(person(1), "🎂", NOON));
            messages.edit(transaction, messageId(3), Content.text("still there"), NOON);
            assertTrue(messages.disappear(transaction, messageId(3), NOON, TOMORROW));
        });
        Entry entry = scratch.database
                .<Optional<Entry>>read(snapshot -> messages.find(snapshot, messageId(3)))
                .orElseThrow();
        assertEquals(Content.text("still there"), entry.message().content());
        assertEquals(1, entry.reactions().size());
        expiry.expire(TOMORROW);
        assertEquals(List.of(true, true, true), deleted());
    }

    @Test
    void aBusyDayGoesWhole() throws StorageException {
        scratch.database.change(transaction -> {
            for (int i = 10; i < 1_000; i++) {
                messages.append(transaction, message(i, "busy", Context.until(IN_AN_HOUR.plusMillis(i))));
            }
        });
        expiry.expire(TOMORROW);
        assertEquals(
                991L,
                scratch
                                .database
                                .<List<Entry>>read(snapshot -> messages.after(snapshot, CONVERSATION, 0, 1_000))
                                .stream()
                                .filter(entry -> entry.message().isDeleted())
                                .count()
                        - 1);
    }
}
