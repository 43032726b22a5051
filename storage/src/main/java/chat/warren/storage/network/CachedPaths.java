package chat.warren.storage.network;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowWriter;
import java.util.Comparator;
import java.util.List;

/** The last ways that worked to each friend: tried first, and for weeks all that is needed. */
public final class CachedPaths {
    /** Home, work, phone, each by IPv4 and IPv6, and as many relays again. */
    public static final int MAX_PER_FRIEND = 16;

    private final SealedTable<CachedPath> table =
            new SealedTable<>("path", CachedPath.FORMAT, path -> path.friend().key(), CachedPaths::key);

    /** Remembers a path; of too many the one that worked longest ago is forgotten. */
    public void worked(Transaction transaction, CachedPath path) throws StorageException {
        table.put(transaction, path);
        List<CachedPath> known = of(transaction, path.friend());
        for (CachedPath old : known.subList(Math.min(known.size(), MAX_PER_FRIEND), known.size())) {
            table.remove(transaction, old.friend().key(), key(old));
        }
    }

    /** The one that worked last comes first. */
    public List<CachedPath> of(Snapshot snapshot, PersonId friend) throws StorageException {
        return table.ofOwner(snapshot, friend.key(), 0, 2 * MAX_PER_FRIEND).stream()
                .map(Placed::value)
                .sorted(Comparator.comparing(CachedPath::worked).reversed())
                .toList();
    }

    public void forget(Transaction transaction, PersonId friend) throws StorageException {
        table.removeOf(transaction, friend.key());
    }

    private static Octets key(CachedPath path) {
        return Octets.of(new RowWriter()
                .choice(CachedPath.ALL, path.kind())
                .octets(path.endpoint().address())
                .u32(path.endpoint().port())
                .toArray());
    }

    public SealedTable<CachedPath> table() {
        return table;
    }
}
