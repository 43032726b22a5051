package chat.warren.storage.profile;

import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.id;
import static chat.warren.storage.Samples.person;

import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.Samples;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Draft;
import chat.warren.storage.chat.Message;
import chat.warren.storage.custody.Held;
import chat.warren.storage.custody.Outgoing;
import chat.warren.storage.custody.Waiting;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.Pieces;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.network.CachedPeer;
import chat.warren.storage.network.Endpoint;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.Verification;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One of everything that a profile can hold, the same each time. */
public final class Rows {
    public static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    public static final FileId FILE = new FileId(id(70));
    public static final Octets SHORT = Octets.of(new byte[] {1, 2, 3});

    private Rows() {}

    public static Contents contents(Scratch scratch) {
        return new Contents(new Store(scratch.database, scratch.fading, scratch.files), scratch.search);
    }

    public static Message answer(String text) {
        return new Message(
                Samples.messageId(1),
                Samples.CONVERSATION,
                Samples.by(1),
                new Content.Text(text, List.of(FILE)),
                new Context(Optional.of(Samples.messageId(9)), Optional.of(TOMORROW), 3));
    }

    public static Attachment attachment(String name) {
        return new Attachment(
                FILE,
                Octets.of(new byte[32]),
                new Attachment.Description(name, "image/png", 4_711, Optional.of(Octets.of(new byte[32]))),
                List.of(Samples.messageId(1)),
                NOON);
    }

    /** One row of each, with this word in each of its texts. */
    static void putAll(Transaction transaction, Contents contents, String word) throws StorageException {
        Friend friend = Samples.friend(1, word);
        Verification introduced =
                new Verification(friend.person(), Verification.How.INTRODUCED, Optional.of(person(2)), NOON);
        contents.own().save(transaction, Samples.own(word));
        contents.friends().save(transaction, friend);
        contents.friends().verify(transaction, introduced);
        contents.conversations().save(transaction, titled(word));
        contents.drafts()
                .save(transaction, new Draft(Samples.CONVERSATION, word, Optional.of(Samples.messageId(1)), NOON));
        contents.attachments().save(transaction, attachment(word));
        contents.audit().append(transaction, NOON, word, word);
        contents.settings().set(transaction, word, word);
        Octets bytes = Octets.of(word.getBytes(StandardCharsets.UTF_8));
        contents.outbox()
                .put(
                        transaction,
                        new Outgoing(
                                Samples.device(1),
                                Samples.messageId(1),
                                bytes,
                                NOON,
                                new Outgoing.Attempts(2, TOMORROW)));
        contents.keepers().promised(transaction, new Waiting(Samples.messageId(1), person(1), person(2), TOMORROW));
        contents.custody().hold(transaction, new Held(bytes, id(90), bytes, person(1), TOMORROW));
        contents.transfers()
                .save(
                        transaction,
                        new Transfer(
                                FILE,
                                person(1),
                                Transfer.Direction.COMING,
                                Transfer.State.RUNNING,
                                Pieces.none(20).with(3).with(17)));
        Endpoint endpoint = new Endpoint(Octets.of(new byte[] {10, 0, 0, 1}), 6881);
        contents.peers()
                .replace(
                        transaction,
                        CachedPeer.Network.MAINLINE,
                        List.of(new CachedPeer(CachedPeer.Network.MAINLINE, bytes, endpoint, NOON, 99)));
        contents.state().put(transaction, word, bytes, bytes);
    }

    /** Messages of each kind, with this word in each. */
    static void sayAll(Transaction transaction, Contents contents, String word) throws StorageException {
        var messages = contents.messages();
        messages.append(transaction, Samples.message(1, word + " first"));
        messages.edit(transaction, Samples.messageId(1), Content.text(word + " edited"), NOON);
        messages.add(transaction, Samples.messageId(1), new Annex.Reaction(person(1), word.substring(0, 8), NOON));
        messages.add(transaction, Samples.messageId(1), new Annex.Receipt(person(2), Annex.Stage.READ, NOON));
        messages.append(transaction, Samples.message(2, word + " passing", Context.until(TOMORROW)));
        messages.append(
                transaction,
                new Message(
                        Samples.messageId(3),
                        Samples.CONVERSATION,
                        Samples.by(3),
                        new Content.Notice(7, word + " notice"),
                        Context.PLAIN));
    }

    static Conversation titled(String title) {
        return new Conversation(
                new ConversationId(Samples.CONVERSATION.id()),
                Conversation.Kind.GROUP,
                List.of(person(1), person(2)),
                title,
                new Conversation.Preferences(2, true, false, Optional.of(Duration.ofDays(7))));
    }

    /** Parses and throws the answer away. */
    static void parse(RowFormat<?> format, byte[] bytes) throws MalformedException {
        format.parse(bytes);
    }

    static String hash(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(Hashes.sha256(bytes), 0, 8);
    }
}
