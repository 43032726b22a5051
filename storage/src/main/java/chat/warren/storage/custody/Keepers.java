package chat.warren.storage.custody;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** With whom our messages wait: "waits with Ben and Caro, until 5 December". */
public final class Keepers {
    /** More friends than one asks to hold one message. */
    private static final int MAX_KEEPERS = 100;

    private final SealedTable<Waiting> table = new SealedTable<>(
            "waiting", Waiting.FORMAT, waiting -> waiting.message().key(), Keepers::pair);

    public void promised(Transaction transaction, Waiting waiting) throws StorageException {
        table.put(transaction, waiting);
    }

    public List<Waiting> of(Snapshot snapshot, MessageId message) throws StorageException {
        return table.ofOwner(snapshot, message.key(), 0, MAX_KEEPERS).stream()
                .map(Placed::value)
                .toList();
    }

    /** All that waits then: a promise that has run out is none. */
    public List<Waiting> waiting(Snapshot snapshot, Instant now) throws StorageException {
        return all(snapshot, waiting -> waiting.until().isAfter(now));
    }

    private List<Waiting> all(Snapshot snapshot, Predicate<Waiting> wanted) throws StorageException {
        List<Waiting> all = new ArrayList<>();
        List<Placed<Waiting>> page = table.after(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            page.stream().map(Placed::value).filter(wanted).forEach(all::add);
            page = table.after(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
        return all;
    }

    /** Takes the promises away that have run out, and says which they were. */
    public List<Waiting> expire(Transaction transaction, Instant now) throws StorageException {
        return remove(transaction, waiting -> !waiting.until().isAfter(now));
    }

    /** Nothing is to be brought to somebody any more. */
    public void parted(Transaction transaction, PersonId recipient) throws StorageException {
        List<Waiting> _ = remove(transaction, waiting -> waiting.recipient().equals(recipient));
    }

    private List<Waiting> remove(Transaction transaction, Predicate<Waiting> which) throws StorageException {
        List<Waiting> gone = all(transaction, which);
        for (Waiting waiting : gone) {
            table.remove(transaction, waiting.message().key(), pair(waiting));
        }
        return gone;
    }

    /** One recipient has it: nobody needs to hold it for them any more. */
    public void arrived(Transaction transaction, MessageId message, PersonId recipient) throws StorageException {
        for (Waiting waiting : of(transaction, message)) {
            if (waiting.recipient().equals(recipient)) {
                table.remove(transaction, message.key(), pair(waiting));
            }
        }
    }

    public void arrived(Transaction transaction, MessageId message) throws StorageException {
        table.removeOf(transaction, message.key());
    }

    private static Octets pair(Waiting waiting) {
        return Octets.of(new RowWriter()
                .id(waiting.recipient().id())
                .id(waiting.keeper().id())
                .toArray());
    }

    public SealedTable<Waiting> table() {
        return table;
    }
}
