package chat.warren.storage.file;

import static chat.warren.storage.Samples.CONVERSATION;
import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.by;
import static chat.warren.storage.Samples.id;
import static chat.warren.storage.Samples.messageId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.chat.Expiry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture goes with the message that brought it. */
class MessageFilesTest {
    private final Attachments attachments = new Attachments();

    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws IOException {
        scratch = new Scratch(folder).withConversation();
        Files.createDirectories(scratch.files);
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private static FileId file(int number) {
        return new FileId(id(500 + number));
    }

    private Path onDisk(int number) {
        return scratch.files.resolve(file(number).fileName());
    }

    /** Message n with file n. */
    private void bring(int number, Context context) throws StorageException {
        Attachment attachment = new Attachment(
                file(number),
                Octets.of(new byte[32]),
                new Attachment.Description("photo", "image/png", 5, Optional.empty()),
                List.of(messageId(number)),
                NOON);
        Content content = new Content.Text("look", List.of(file(number)));
        scratch.change(transaction -> {
            attachments.save(transaction, attachment);
            scratch.messages.append(
                    transaction, new Message(messageId(number), CONVERSATION, by(number), content, context));
        });
        try (SealedFile sealed = SealedFile.open(scratch.files, attachment, new SplittableRandom(number))) {
            sealed.write(0, new byte[5]);
        }
    }

    private boolean isThere(int number) throws StorageException {
        boolean row = scratch.read(snapshot -> attachments.find(snapshot, file(number)))
                .isPresent();
        assertEquals(row, Files.exists(onDisk(number)), "the file is there exactly when its row is");
        return row;
    }

    @Test
    void itGoesWhenItsMessageIsDeletedAndOthersStay() throws StorageException {
        bring(1, Context.PLAIN);
        bring(2, Context.PLAIN);
        scratch.change(transaction -> scratch.messages.delete(transaction, messageId(1), NOON));
        assertEquals(List.of(false, true), List.of(isThere(1), isThere(2)));
    }

    @Test
    void itGoesWithTheLastOfItsMessages() throws StorageException {
        bring(1, Context.PLAIN);
        Content again = new Content.Text("look once more", List.of(file(1)));
        scratch.change(transaction -> {
            attachments.save(
                    transaction,
                    attachments.find(transaction, file(1)).orElseThrow().alsoIn(messageId(2)));
            scratch.messages.append(transaction, new Message(messageId(2), CONVERSATION, by(2), again, Context.PLAIN));
        });
        scratch.change(transaction -> scratch.messages.delete(transaction, messageId(1), NOON));
        assertEquals(
                List.of(messageId(2)),
                scratch.read(snapshot -> attachments.find(snapshot, file(1)))
                        .orElseThrow()
                        .messages());
        scratch.change(transaction -> scratch.messages.delete(transaction, messageId(2), NOON));
        assertEquals(false, isThere(1));
    }

    @Test
    void itGoesWhenItsMessageExpires() throws StorageException {
        bring(1, Context.until(NOON.plusSeconds(60)));
        bring(2, Context.until(NOON.plusSeconds(120)));
        new Expiry(scratch.database, scratch.messages, scratch.fading).expire(NOON.plusSeconds(60));
        assertEquals(List.of(false, true), List.of(isThere(1), isThere(2)));
    }

    @Test
    void itGoesWithItsConversation() throws StorageException {
        bring(1, Context.PLAIN);
        scratch.change(transaction -> scratch.messages.removeConversation(transaction, CONVERSATION));
        assertEquals(false, isThere(1));
    }

    @Test
    void itGoesEvenIfAnEditTookItOutBefore() throws StorageException {
        bring(1, Context.PLAIN);
        scratch.change(transaction -> scratch.messages.edit(transaction, messageId(1), Content.text("no photo"), NOON));
        assertTrue(isThere(1), "the history still shows it");
        scratch.change(transaction -> scratch.messages.delete(transaction, messageId(1), NOON));
        assertEquals(false, isThere(1));
    }

    @Test
    void itStaysWhenTheDeletionIsTakenBack() throws StorageException {
        bring(1, Context.PLAIN);
        assertThrows(
                ArithmeticException.class,
                () -> scratch.change(transaction -> {
                    scratch.messages.delete(transaction, messageId(1), NOON);
                    throw new ArithmeticException();
                }));
        assertTrue(isThere(1));
    }

    @Test
    void itStaysWhenAMessageGoesThatOnlySentItOn() throws StorageException {
        bring(1, Context.PLAIN);
        Content on = new Content.Text("see this", List.of(file(1)));
        scratch.change(transaction -> {
            scratch.messages.append(transaction, new Message(messageId(2), CONVERSATION, by(2), on, Context.PLAIN));
            scratch.messages.delete(transaction, messageId(2), NOON);
        });
        assertTrue(isThere(1));
    }

    @Test
    void whatAKillLeftWithoutARowIsSweptAndNothingElse() throws IOException {
        bring(1, Context.PLAIN);
        bring(2, Context.PLAIN);
        scratch.change(transaction -> attachments.remove(transaction, file(1)));
        Files.writeString(scratch.files.resolve("abc"), "not ours");
        new Expiry(scratch.database, scratch.messages, scratch.fading).expire(NOON);
        assertEquals(List.of(false, true), List.of(isThere(1), isThere(2)));
        assertTrue(Files.exists(scratch.files.resolve("abc")));
    }
}
