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
import java.util.List;

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

    /** What waits, as far as one looks: the oldest promises of all. */
    public List<Waiting> waiting(Snapshot snapshot) throws StorageException {
        return table.after(snapshot, 0, SealedTable.MAX_PAGE).stream()
                .map(Placed::value)
                .toList();
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
