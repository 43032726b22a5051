package chat.warren.storage.custody;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import java.util.List;

/** What still has to reach somebody, in the order in which it was written. */
public final class Outbox {
    private final SealedTable<Outgoing> table = new SealedTable<>(
            "outbox",
            Outgoing.FORMAT,
            outgoing -> outgoing.to().key(),
            outgoing -> outgoing.message().key());

    public void put(Transaction transaction, Outgoing outgoing) throws StorageException {
        table.put(transaction, outgoing);
    }

    /** For one recipient, oldest first; begin with 0. */
    public List<Placed<Outgoing>> to(Snapshot snapshot, PersonId person, long after, int limit)
            throws StorageException {
        return table.ofOwner(snapshot, person.key(), after, limit);
    }

    /** For everybody, oldest first; begin with 0. */
    public List<Placed<Outgoing>> all(Snapshot snapshot, long after, int limit) throws StorageException {
        return table.after(snapshot, after, limit);
    }

    public long waiting(Snapshot snapshot, PersonId person) throws StorageException {
        return table.countOf(snapshot, person.key());
    }

    /** It arrived, or was given up. */
    public boolean remove(Transaction transaction, PersonId to, MessageId message) throws StorageException {
        return table.remove(transaction, to.key(), message.key());
    }

    /** Nothing is owed to somebody who is no friend any more. */
    public int removeAll(Transaction transaction, PersonId to) throws StorageException {
        return table.removeOf(transaction, to.key());
    }

    public SealedTable<Outgoing> table() {
        return table;
    }
}
