package chat.warren.storage.file;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowWriter;
import java.util.List;
import java.util.Optional;

/** Which files are on their way, and which pieces of them are there: a transfer goes on after a crash where it was. */
public final class Transfers {
    private final SealedTable<Transfer> table = new SealedTable<>(
            "transfer", Transfer.FORMAT, transfer -> transfer.with().key(), Transfers::key);

    public void save(Transaction transaction, Transfer transfer) throws StorageException {
        table.put(transaction, transfer);
    }

    public Optional<Transfer> find(Snapshot snapshot, FileId file, PersonId with, Transfer.Direction direction)
            throws StorageException {
        return table.find(snapshot, with.key(), key(file, direction));
    }

    /** With one person, oldest first; begin with 0. */
    public List<Placed<Transfer>> with(Snapshot snapshot, PersonId person, long after, int limit)
            throws StorageException {
        return table.ofOwner(snapshot, person.key(), after, limit);
    }

    public boolean remove(Transaction transaction, Transfer transfer) throws StorageException {
        return table.remove(transaction, transfer.with().key(), key(transfer));
    }

    private static Octets key(Transfer transfer) {
        return key(transfer.file(), transfer.direction());
    }

    private static Octets key(FileId file, Transfer.Direction direction) {
        return Octets.of(new RowWriter()
                .id(file.id())
                .flag(direction == Transfer.Direction.COMING)
                .toArray());
    }

    public SealedTable<Transfer> table() {
        return table;
    }
}
