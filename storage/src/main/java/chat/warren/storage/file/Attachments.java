package chat.warren.storage.file;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.FileId;
import java.util.List;
import java.util.Optional;

/** What we know of each file. Its bytes are in a sealed file beside the database. */
public final class Attachments {
    private final SealedTable<Attachment> table = SealedTable.ofProfile(
            "attachment", Attachment.FORMAT, attachment -> attachment.id().key());

    public void save(Transaction transaction, Attachment attachment) throws StorageException {
        table.put(transaction, attachment);
    }

    public Optional<Attachment> find(Snapshot snapshot, FileId id) throws StorageException {
        return table.find(snapshot, id.key());
    }

    /** Oldest first; begin with 0. */
    public List<Placed<Attachment>> page(Snapshot snapshot, long after, int limit) throws StorageException {
        return table.after(snapshot, after, limit);
    }

    /** Its key goes with the row. The sealed file is to be deleted after the commit. */
    public boolean remove(Transaction transaction, FileId id) throws StorageException {
        return table.remove(transaction, id.key());
    }

    public SealedTable<Attachment> table() {
        return table;
    }
}
