package chat.warren.storage.state;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Protocol state by kind and subject. Put it in the transaction of the message that moved it: a message that is kept
 * without its ratchet's step, or the other way round, parts two friends.
 */
public final class ProtocolState {
    private final SealedTable<State> table =
            new SealedTable<>("protocol_state", State.FORMAT, state -> kind(state.kind()), State::subject);

    public void put(Transaction transaction, String kind, Octets subject, Octets bytes) throws StorageException {
        table.put(transaction, new State(kind, subject, bytes));
    }

    public Optional<Octets> get(Snapshot snapshot, String kind, Octets subject) throws StorageException {
        return table.find(snapshot, kind(kind), subject).map(State::bytes);
    }

    public boolean remove(Transaction transaction, String kind, Octets subject) throws StorageException {
        return table.remove(transaction, kind(kind), subject);
    }

    /** All states of one kind, in pages; begin with 0. */
    public List<Placed<State>> page(Snapshot snapshot, String kind, long after, int limit) throws StorageException {
        return table.ofOwner(snapshot, kind(kind), after, limit);
    }

    private static Octets kind(String kind) {
        return Octets.of(kind.getBytes(StandardCharsets.UTF_8));
    }

    public SealedTable<State> table() {
        return table;
    }
}
