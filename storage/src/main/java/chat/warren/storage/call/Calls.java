package chat.warren.storage.call;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.util.List;
import java.util.Optional;

/** The list of calls. */
public final class Calls {
    // A call belongs to the profile and not to its conversation, so that it can be found by its id alone.
    private final SealedTable<Call> table = SealedTable.ofProfile(
            "call", Call.FORMAT, call -> Octets.of(call.id().toArray()));

    /** A new call, or what became of it. */
    public void save(Transaction transaction, Call call) throws StorageException {
        table.put(transaction, call);
    }

    public Optional<Call> find(Snapshot snapshot, Id id) throws StorageException {
        return table.find(snapshot, Octets.of(id.toArray()));
    }

    /** Newest first; begin with {@code Long.MAX_VALUE}. */
    public List<Placed<Call>> before(Snapshot snapshot, long place, int limit) throws StorageException {
        return table.before(snapshot, place, limit);
    }

    /** Forgets the calls of one conversation. */
    public void forget(Transaction transaction, ConversationId conversation) throws StorageException {
        List<Placed<Call>> page = table.after(transaction, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Call> call : page) {
                if (call.value().conversation().equals(conversation)) {
                    table.remove(transaction, Octets.of(call.value().id().toArray()));
                }
            }
            page = table.after(transaction, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    public SealedTable<Call> table() {
        return table;
    }
}
