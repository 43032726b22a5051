package chat.warren.storage.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which messages disappear on which day. */
final class PassingList {
    private final SealedTable<Passing> table = new SealedTable<>(
            "passing", Passing.FORMAT, Passing::day, row -> row.message().key());

    void remember(Transaction transaction, Message message) throws StorageException {
        Optional<Instant> expires = message.context().expires();
        if (expires.isPresent()) {
            table.put(transaction, new Passing(message.id(), expires.get()));
        }
    }

    void forget(Transaction transaction, Message message) throws StorageException {
        Optional<Instant> expires = message.context().expires();
        if (expires.isPresent()) {
            drop(transaction, new Passing(message.id(), expires.get()));
        }
    }

    void drop(Transaction transaction, Passing row) throws StorageException {
        table.remove(transaction, row.day(), row.message().key());
    }

    List<Placed<Passing>> on(Snapshot snapshot, long day, long after, int limit) throws StorageException {
        return table.ofOwner(snapshot, Passing.day(day), after, limit);
    }

    List<Placed<Passing>> all(Snapshot snapshot, long after, int limit) throws StorageException {
        return table.after(snapshot, after, limit);
    }
}
