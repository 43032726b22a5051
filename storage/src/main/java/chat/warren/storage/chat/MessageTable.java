package chat.warren.storage.chat;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Query;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rows of messages. A conversation's rows have the numbers from its first to its last, without a gap. */
final class MessageTable {
    private static final String TABLE = "message";

    private final MessageRow rows;
    private final Conversations conversations;

    MessageTable(MessageRow rows, Conversations conversations) {
        this.rows = rows;
        this.conversations = conversations;
    }

    record Numbered(long number, Message message) {}

    /** What a transaction knows: the number of a conversation's last message. */
    private record Last(long conversation) {}

    long count(Snapshot snapshot) throws StorageException {
        return snapshot.query("SELECT count(*) FROM message")
                .first(columns -> columns.number(1))
                .orElse(0L);
    }

    /** The new row's number; nothing, if a message of this id was there already. */
    OptionalLong append(Transaction transaction, long conversation, Message message) throws StorageException {
        Octets id = MessageRow.id(transaction, TABLE, message.id().key());
        Last last = new Last(conversation);
        long number = transaction.known(last, snapshot -> lastNumber(snapshot, conversation)) + 1;
        byte[] box = seal(transaction, number, id, message);
        int inserted = transaction
                .query("INSERT INTO message (number, id, box) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .bind(number)
                .bind(id.toArray())
                .bind(box)
                .run();
        if (inserted == 0) {
            return OptionalLong.empty();
        }
        transaction.knows(last, number);
        return OptionalLong.of(number);
    }

    void replace(Transaction transaction, long number, Message message) throws StorageException {
        Octets id = MessageRow.id(transaction, TABLE, message.id().key());
        transaction
                .query("UPDATE message SET box = ? WHERE number = ?")
                .bind(seal(transaction, number, id, message))
                .bind(number)
                .run();
    }

    Optional<Numbered> find(Snapshot snapshot, MessageId id) throws StorageException {
        Optional<Long> number = number(snapshot, id);
        return number.isEmpty() ? Optional.empty() : at(snapshot, number.get());
    }

    /** The message's number, without opening it. */
    Optional<Long> number(Snapshot snapshot, MessageId id) throws StorageException {
        return snapshot.query("SELECT number FROM message WHERE id = ?")
                .bind(MessageRow.id(snapshot, TABLE, id.key()).toArray())
                .first(columns -> columns.number(1));
    }

    Optional<Numbered> at(Snapshot snapshot, long number) throws StorageException {
        Optional<Conversation> conversation = conversations.numbered(snapshot, MessageNumbers.conversation(number));
        if (conversation.isEmpty()) {
            return Optional.empty();
        }
        ConversationId id = conversation.get().id();
        return snapshot.query("SELECT number, id, box FROM message WHERE number = ?")
                .bind(number)
                .first(columns -> open(snapshot, id, columns));
    }

    List<Numbered> before(Snapshot snapshot, ConversationId conversation, long place, int limit)
            throws StorageException {
        Optional<Long> found = conversations.number(snapshot, conversation);
        if (found.isEmpty()) {
            return List.of();
        }
        long last = lastNumber(snapshot, found.get());
        long end = place >= 1L << MessageNumbers.PLACE_BITS ? last + 1 : MessageNumbers.number(found.get(), place);
        List<Numbered> page = snapshot.query(
                        "SELECT number, id, box FROM message WHERE number > ? AND number < ? ORDER BY number DESC LIMIT ?")
                .bind(MessageNumbers.number(found.get(), 0))
                .bind(end)
                .bind(Math.min(limit, SealedTable.MAX_PAGE))
                .list(columns -> open(snapshot, conversation, columns));
        checkNoGap(page, Math.min(end - 1, last), -1);
        return page;
    }

    List<Numbered> after(Snapshot snapshot, ConversationId conversation, long place, int limit)
            throws StorageException {
        Optional<Long> found = conversations.number(snapshot, conversation);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Numbered> page = snapshot.query(
                        "SELECT number, id, box FROM message WHERE number > ? AND number < ? ORDER BY number LIMIT ?")
                .bind(MessageNumbers.number(found.get(), place))
                .bind(MessageNumbers.number(found.get() + 1, 0))
                .bind(Math.min(limit, SealedTable.MAX_PAGE))
                .list(columns -> open(snapshot, conversation, columns));
        checkNoGap(page, MessageNumbers.number(found.get(), place) + 1, 1);
        return page;
    }

    long last(Snapshot snapshot, ConversationId conversation) throws StorageException {
        Optional<Long> found = conversations.number(snapshot, conversation);
        return found.isEmpty() ? 0 : MessageNumbers.place(lastNumber(snapshot, found.get()));
    }

    /** The words of this message in the saved search index are out of date. */
    void markStale(Transaction transaction, long number) throws StorageException {
        transaction
                .query("INSERT OR IGNORE INTO stale (number) VALUES (?)")
                .bind(number)
                .run();
    }

    /** All of them: there are as many as were edited or deleted since the index was saved. */
    List<Long> stale(Snapshot snapshot) throws StorageException {
        return snapshot.query("SELECT number FROM stale").list(columns -> columns.number(1));
    }

    void forgetStale(Transaction transaction) throws StorageException {
        transaction.query("DELETE FROM stale").run();
    }

    /** Removes what hangs on messages, but not the messages. */
    void clear(Transaction transaction, long first, long last) throws StorageException {
        for (String table : List.of("annex", "revision")) {
            transaction
                    .query("DELETE FROM " + table + " WHERE message BETWEEN ? AND ?")
                    .bind(first)
                    .bind(last)
                    .run();
        }
    }

    void removeAll(Transaction transaction, long conversation) throws StorageException {
        long first = MessageNumbers.number(conversation, 0);
        long last = MessageNumbers.number(conversation + 1, 0) - 1;
        clear(transaction, first, last);
        transaction
                .query("DELETE FROM message WHERE number BETWEEN ? AND ?")
                .bind(first)
                .bind(last)
                .run();
        transaction.forgets(new Last(conversation));
        // Enough to tell the saved index that the whole conversation is gone.
        markStale(transaction, first);
    }

    private long lastNumber(Snapshot snapshot, long conversation) throws StorageException {
        return snapshot.query("SELECT number FROM message WHERE number < ? ORDER BY number DESC LIMIT 1")
                .bind(MessageNumbers.number(conversation + 1, 0))
                .first(columns -> columns.number(1))
                .filter(number -> MessageNumbers.conversation(number) == conversation)
                .orElse(MessageNumbers.number(conversation, 0));
    }

    private byte[] seal(Transaction transaction, long number, Octets id, Message message) throws StorageException {
        var position = new MessageRow.Position(TABLE, number, id, message.conversation());
        return rows.seal(
                transaction,
                position,
                Message.FORMAT,
                message,
                message.context().expires());
    }

    private Numbered open(Snapshot snapshot, ConversationId conversation, Query.Columns columns)
            throws StorageException {
        long number = columns.number(1);
        Octets id = Octets.of(columns.bytes(2));
        var position = new MessageRow.Position(TABLE, number, id, conversation);
        Optional<Message> message = rows.open(snapshot, position, Message.FORMAT, columns.bytes(3));
        return new Numbered(number, message.orElseGet(() -> faded(conversation, id)));
    }

    /** Its key is gone but its row was not yet cleared: between the two, it must look as it will look after. */
    private static Message faded(ConversationId conversation, Octets hash) {
        return new Message(
                MessageId.of(hash.toArray()),
                conversation,
                Authorship.UNKNOWN,
                new Content.Deleted(Instant.EPOCH),
                Context.PLAIN);
    }

    private static void checkNoGap(List<Numbered> page, long expected, int step) throws DamagedProfileException {
        long next = expected;
        for (Numbered one : page) {
            if (one.number() != next) {
                throw new DamagedProfileException(
                        "Messages are missing in a conversation of this profile; the others can still be read: restore a backup, and check the disk.");
            }
            next += step;
        }
    }
}
