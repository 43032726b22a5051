package chat.warren.storage.people;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.util.Optional;

/** The one row that says who we are. */
public final class OwnIdentity {
    private static final Octets ONLY = Octets.of(new byte[] {1});

    private final SealedTable<Own> table = SealedTable.ofProfile("own", Own.FORMAT, own -> ONLY);

    public void save(Transaction transaction, Own own) throws StorageException {
        table.put(transaction, own);
    }

    public Optional<Own> load(Snapshot snapshot) throws StorageException {
        return table.find(snapshot, ONLY);
    }

    public SealedTable<Own> table() {
        return table;
    }
}
