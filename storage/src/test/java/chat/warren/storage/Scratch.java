package chat.warren.storage;

import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.chat.Conversations;
import chat.warren.storage.chat.Messages;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.Keyring;
import chat.warren.storage.database.Schema;
import chat.warren.storage.fading.FadingKeys;
import chat.warren.storage.file.Attachments;
import chat.warren.storage.file.MessageFiles;
import chat.warren.storage.search.Search;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A database in a folder, under a fixed key, without a passphrase's work. Opens what is there, and makes what is not.
 */
public final class Scratch implements AutoCloseable {
    public final Database database;
    public final FadingKeys fading;
    public final Conversations conversations = new Conversations();
    public final Search search;
    public final Path files;
    public final Messages messages;

    public Scratch(Path folder) throws StorageException {
        // Nonces must differ each time the same folder is opened: its size is a seed that does, and repeats with the
        // test.
        SplittableRandom random =
                new SplittableRandom(folder.resolve("db").toFile().length() * 31 + count(folder));
        Keyring keys = new Keyring(Secret.owning(new byte[32]));
        Path page = folder.resolve("keys");
        this.fading = Files.exists(page)
                ? FadingKeys.open(page, keys.file("keys"), random)
                : FadingKeys.create(page, keys.file("keys"), random);
        this.database = Database.open(folder.resolve("db"), keys, random, Schema.current());
        this.search = new Search(folder.resolve("index"), database, random);
        this.files = folder.resolve("files");
        this.messages = new Messages(conversations, fading, search, new MessageFiles(new Attachments(), files));
        search.open(database, messages);
    }

    private static long count(Path folder) {
        return folder.resolve("keys").toFile().lastModified();
    }

    /** With the conversation that the sample messages are of. */
    public Scratch withConversation() throws StorageException {
        database.change(transaction -> conversations.save(transaction, Samples.conversation(1)));
        return this;
    }

    public <T> T read(Database.Reading<T> reading) throws StorageException {
        return database.<T>read(reading);
    }

    public <T> T write(Database.Writing<T> writing) throws StorageException {
        return database.<T>write(writing);
    }

    public void change(Database.Changing changing) throws StorageException {
        database.change(changing);
    }

    @Override
    public void close() throws StorageException {
        database.close();
    }
}
