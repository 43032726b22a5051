package chat.warren.storage.audit;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.List;

/**
 * The log. It is read from its head backwards, and every step is checked against the hash that the step before named.
 */
public final class AuditLog {
    private static final Octets ONLY = Octets.of(new byte[] {1});

    private final SealedTable<AuditEntry> entries =
            SealedTable.ofProfile("audit", AuditEntry.FORMAT, entry -> number(entry.number()));
    private final SealedTable<AuditHead> heads = SealedTable.ofProfile("audit_head", AuditHead.FORMAT, head -> ONLY);

    /**
     * Some entries, newest first.
     *
     * @param older where to read on; its number is 0 when there is nothing older
     */
    public record Page(List<AuditEntry> entries, AuditHead older) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    public void append(Transaction transaction, Instant at, String event, String detail) throws StorageException {
        AuditHead head = head(transaction);
        AuditEntry entry = new AuditEntry(head.number() + 1, at, event, detail, head.hash());
        entries.put(transaction, entry);
        heads.put(transaction, new AuditHead(entry.number(), entry.hash()));
    }

    /** The newest entry's number and hash: begin reading here. */
    public AuditHead head(Snapshot snapshot) throws StorageException {
        return heads.find(snapshot, ONLY).orElse(AuditHead.EMPTY);
    }

    private boolean isGone(Snapshot snapshot, AuditHead head) throws StorageException {
        return head.number() == 0 && heads.wasUsed(snapshot);
    }

    /** The entries from this one back. */
    public Page page(Snapshot snapshot, AuditHead from, int limit) throws StorageException {
        // The place of an entry is its number: the log begins at 1 and nothing is ever removed.
        List<Placed<AuditEntry>> rows = entries.before(snapshot, from.number() + 1, limit);
        AuditHead next = from;
        for (Placed<AuditEntry> row : rows) {
            AuditEntry entry = row.value();
            if (entry.number() != next.number() || !entry.hash().equals(next.hash())) {
                throw broken();
            }
            next = new AuditHead(entry.number() - 1, entry.previous());
        }
        boolean atEnd = next.number() == 0 && next.hash().equals(AuditEntry.BEFORE_ALL);
        if (rows.isEmpty() ? !atEnd : next.number() == 0 && !atEnd) {
            throw broken();
        }
        return new Page(rows.stream().map(Placed::value).toList(), next);
    }

    /** Checks the whole chain and says how long it is. */
    public long check(Snapshot snapshot) throws StorageException {
        AuditHead head = head(snapshot);
        if (isGone(snapshot, head) || entries.count(snapshot) != head.number()) {
            throw broken();
        }
        for (AuditHead at = head; at.number() > 0; ) {
            at = page(snapshot, at, SealedTable.MAX_PAGE).older();
        }
        return head.number();
    }

    private static Octets number(long number) {
        return Octets.of(new RowWriter().i64(number).toArray());
    }

    private static DamagedProfileException broken() {
        return new DamagedProfileException(
                "The audit log was changed behind Warren's back, or damaged; do not trust what it says: compare your friends' words anew.");
    }

    public List<SealedTable<?>> tables() {
        return List.of(entries, heads);
    }
}
