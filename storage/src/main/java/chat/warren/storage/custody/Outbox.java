package chat.warren.storage.custody;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.util.List;
import java.util.Optional;

/** What still has to reach somebody, in the order in which it was written. */
public final class Outbox {
    private final SealedTable<Outgoing> table = new SealedTable<>(
            "outbox",
            Outgoing.FORMAT,
            outgoing -> key(outgoing.to()),
            outgoing -> outgoing.message().key());

    /** Its place in the order; what is sealed anew keeps the place it had. */
    public long put(Transaction transaction, Outgoing outgoing) throws StorageException {
        return table.add(transaction, outgoing);
    }

    /** For one device, oldest first; begin with 0. */
    public List<Placed<Outgoing>> to(Snapshot snapshot, DeviceId device, long after, int limit)
            throws StorageException {
        return table.ofOwner(snapshot, key(device), after, limit);
    }

    /** For everybody, oldest first; begin with 0. */
    public List<Placed<Outgoing>> all(Snapshot snapshot, long after, int limit) throws StorageException {
        return table.after(snapshot, after, limit);
    }

    public long waiting(Snapshot snapshot, DeviceId device) throws StorageException {
        return table.countOf(snapshot, key(device));
    }

    public Optional<Outgoing> find(Snapshot snapshot, DeviceId to, MessageId message) throws StorageException {
        return table.find(snapshot, key(to), message.key());
    }

    public boolean waits(Snapshot snapshot, DeviceId to, MessageId message) throws StorageException {
        return table.place(snapshot, key(to), message.key()).isPresent();
    }

    /** It arrived, or was given up. */
    public boolean remove(Transaction transaction, DeviceId to, MessageId message) throws StorageException {
        return table.remove(transaction, key(to), message.key());
    }

    /** Nothing is owed to a device that is no friend's any more. */
    public int removeAll(Transaction transaction, DeviceId to) throws StorageException {
        return table.removeOf(transaction, key(to));
    }

    private static Octets key(DeviceId device) {
        return Octets.of(device.toBytes());
    }

    public SealedTable<Outgoing> table() {
        return table;
    }
}
