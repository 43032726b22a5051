package chat.warren.bench.storage;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Authorship;
import chat.warren.storage.chat.Belongings;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Conversations;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.chat.Messages;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.Keyring;
import chat.warren.storage.database.Schema;
import chat.warren.storage.fading.FadingKeys;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.search.Search;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All that a profile opens once the passphrase has given the key: what is left of unlocking. */
final class BigProfile implements AutoCloseable {
    /** Most is said in one or two of them. */
    static final int CONVERSATIONS = 20;

    static final int BATCH = 100;

    private static final int TEXTS = 200_000;

    private static final Instant BEGINNING = Instant.ofEpochSecond(1_500_000_000L);

    final Database database;
    final Messages messages;
    final Search search;
    private final Conversations conversations = new Conversations();
    private final RandomGenerator random = new SecureRandom(); // As the program uses, because it costs time.
    private final SplittableRandom chance = new SplittableRandom(6);
    private final List<String> said = new ArrayList<>(); // Made before, because making texts up costs time too.
    private long next;

    BigProfile(Path folder) throws StorageException {
        Keyring keys = new Keyring(Secret.owning(new byte[32]));
        Path page = folder.resolve("keys");
        FadingKeys fading = Files.exists(page)
                ? FadingKeys.open(page, keys.file("keys"), random)
                : FadingKeys.create(page, keys.file("keys"), random);
        database = Database.open(folder.resolve("profile.db"), keys, random, Schema.current());
        search = new Search(folder.resolve("index"), database, random);
        messages = new Messages(conversations, fading, search, Belongings.NONE);
        search.open(database, messages);
    }

    /** Before something is to be written. */
    BigProfile prepared() {
        Texts texts = new Texts(2);
        for (int i = 0; i < TEXTS; i++) {
            said.add(texts.next());
        }
        return this;
    }

    void begin() throws StorageException {
        database.change(transaction -> {
            for (int i = 0; i < CONVERSATIONS; i++) {
                conversations.save(
                        transaction,
                        new Conversation(
                                conversation(i),
                                Conversation.Kind.PAIR,
                                List.of(person(1), person(2)),
                                "conversation " + i,
                                Conversation.Preferences.DEFAULT));
            }
        });
    }

    /** So many messages in one durable commit. */
    void append(int count) throws StorageException {
        database.change(transaction -> {
            for (int i = 0; i < count; i++) {
                messages.append(transaction, message());
            }
        });
    }

    private Message message() {
        long number = next++;
        byte[] id = new byte[Id.BYTES]; // Ids are hashes in the program: they come in no order.
        random.nextBytes(id);
        int conversation = (int) Math.pow(CONVERSATIONS, chance.nextDouble()) - 1;
        Instant written = BEGINNING.plusSeconds(number);
        return new Message(
                MessageId.of(id),
                conversation(conversation),
                new Authorship(person(1 + number % 2), new DeviceId(new byte[DeviceId.BYTES]), written, written),
                Content.text(said.get((int) (number % TEXTS))),
                Context.PLAIN);
    }

    static ConversationId conversation(int number) {
        return ConversationId.of(ByteBuffer.allocate(Id.BYTES).putInt(number).array());
    }

    private static PersonId person(long number) {
        return new PersonId(Id.of(ByteBuffer.allocate(Id.BYTES).putLong(number).array()));
    }

    long last(int conversation) throws StorageException {
        return database.<Long>read(snapshot -> messages.last(snapshot, conversation(conversation)));
    }

    @Override
    public void close() throws StorageException {
        database.close();
    }
}
