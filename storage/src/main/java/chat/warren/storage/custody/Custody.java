package chat.warren.storage.custody;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What we hold for friends. */
public final class Custody {
    /** Of 4 KiB each: 2 MiB for one mailbox, which is a week of talking. */
    public static final int MAX_PER_MAILBOX = 512;

    /** 64 MiB in all: a favour, not a burden. */
    public static final int MAX_IN_ALL = 16_384;

    private static final int BATCH = 200;

    private final SealedTable<Held> table = new SealedTable<>(
            "custody",
            Held.FORMAT,
            Held::mailbox,
            held -> Octets.of(held.envelopeId().toArray()));

    /** False, if there is no room for it. What we hold already may be promised anew, for longer. */
    public boolean hold(Transaction transaction, Held held) throws StorageException {
        Octets envelope = Octets.of(held.envelopeId().toArray());
        boolean known = table.place(transaction, held.mailbox(), envelope).isPresent();
        if (known) {
            table.put(transaction, held);
            return true;
        }
        if (table.countOf(transaction, held.mailbox()) >= MAX_PER_MAILBOX || table.count(transaction) >= MAX_IN_ALL) {
            return false;
        }
        table.put(transaction, held);
        return true;
    }

    /** Oldest first; begin with 0. */
    public List<Placed<Held>> fetch(Snapshot snapshot, Octets mailbox, long after, int limit) throws StorageException {
        return table.ofOwner(snapshot, mailbox, after, limit);
    }

    public Optional<Held> find(Snapshot snapshot, Octets mailbox, Id envelope) throws StorageException {
        return table.find(snapshot, mailbox, Octets.of(envelope.toArray()));
    }

    public boolean handedOver(Transaction transaction, Octets mailbox, Id envelope) throws StorageException {
        return table.remove(transaction, mailbox, Octets.of(envelope.toArray()));
    }

    public long count(Snapshot snapshot) throws StorageException {
        return table.count(snapshot);
    }

    /** Lets go of what we promised to hold no longer, and says how much it was. */
    public int expire(Transaction transaction, Instant now) throws StorageException {
        int gone = 0;
        List<Placed<Held>> rows = table.after(transaction, 0, BATCH);
        while (!rows.isEmpty()) {
            for (Placed<Held> row : rows) {
                if (!row.value().until().isAfter(now)
                        && handedOver(
                                transaction, row.value().mailbox(), row.value().envelopeId())) {
                    gone++;
                }
            }
            rows = table.after(transaction, rows.getLast().place(), BATCH);
        }
        return gone;
    }

    public SealedTable<Held> table() {
        return table;
    }
}
