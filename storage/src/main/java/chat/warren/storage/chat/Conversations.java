package chat.warren.storage.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import java.util.List;
import java.util.Optional;

/** The conversations. A conversation's place in this table is the number that its messages carry. */
public final class Conversations {
    private final SealedTable<Conversation> table = SealedTable.ofProfile(
            "conversation",
            Conversation.FORMAT,
            conversation -> conversation.id().key());

    /** What a transaction knows. */
    private record NumberOf(ConversationId conversation) {}

    public void save(Transaction transaction, Conversation conversation) throws StorageException {
        table.put(transaction, conversation);
    }

    public Optional<Conversation> find(Snapshot snapshot, ConversationId id) throws StorageException {
        return table.find(snapshot, id.key());
    }

    /** In the order in which they began; the place of the last one asks for the next page. Begin with 0. */
    public List<Placed<Conversation>> page(Snapshot snapshot, long after, int limit) throws StorageException {
        return table.after(snapshot, after, limit);
    }

    /** What the numbers of its messages begin with. */
    public Optional<Long> number(Snapshot snapshot, ConversationId id) throws StorageException {
        return table.place(snapshot, SealedTable.WHOLE, id.key());
    }

    /** The same of one that is there, asked once in a transaction. */
    public long numberOf(Transaction transaction, ConversationId id) throws StorageException {
        return transaction.known(
                new NumberOf(id),
                snapshot -> number(snapshot, id)
                        .orElseThrow(
                                () -> new IllegalArgumentException("a message of a conversation that was not saved")));
    }

    public Optional<Conversation> numbered(Snapshot snapshot, long number) throws StorageException {
        return table.at(snapshot, number);
    }

    void remove(Transaction transaction, ConversationId id) throws StorageException {
        table.remove(transaction, id.key());
        transaction.forgets(new NumberOf(id));
    }

    public SealedTable<Conversation> table() {
        return table;
    }
}
