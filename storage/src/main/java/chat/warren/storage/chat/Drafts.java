package chat.warren.storage.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import java.util.Optional;

/** At most one draft for each conversation. */
public final class Drafts {
    private final SealedTable<Draft> table = SealedTable.ofProfile(
            "draft", Draft.FORMAT, draft -> draft.conversation().key());

    public void save(Transaction transaction, Draft draft) throws StorageException {
        table.put(transaction, draft);
    }

    public Optional<Draft> find(Snapshot snapshot, ConversationId conversation) throws StorageException {
        return table.find(snapshot, conversation.key());
    }

    public boolean discard(Transaction transaction, ConversationId conversation) throws StorageException {
        return table.remove(transaction, conversation.key());
    }

    public SealedTable<Draft> table() {
        return table;
    }
}
