package chat.warren.storage.chat;

import chat.warren.crypto.wire.ByteWriter;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rows of what messages said before they were edited. */
final class Revisions {
    /** Nobody reads further back, and a friend must not fill our disk by editing one message. */
    static final int MAX_PER_MESSAGE = 100;

    private static final String TABLE = "revision";

    private final MessageRow rows;

    Revisions(MessageRow rows) {
        this.rows = rows;
    }

    /** Keeps what the message says before it changes; beyond the limit the oldest goes. */
    void add(Transaction transaction, long number, Message before, Instant replaced) throws StorageException {
        long edit = before.context().edits();
        keep(transaction, number, before, new Revision(edit, before.content(), replaced));
        if (edit >= MAX_PER_MESSAGE) {
            transaction
                    .query("DELETE FROM revision WHERE message = ? AND id = ?")
                    .bind(number)
                    .bind(id(transaction, number, edit - MAX_PER_MESSAGE).toArray())
                    .run();
        }
    }

    /** Writes a revision, or writes over it; it disappears when its message does. */
    void keep(Transaction transaction, long number, Message of, Revision revision) throws StorageException {
        Octets id = id(transaction, number, revision.number());
        var position = new MessageRow.Position(TABLE, number, id, of.conversation());
        byte[] box = rows.seal(
                transaction, position, Revision.FORMAT, revision, of.context().expires());
        transaction
                .query("INSERT OR REPLACE INTO revision (message, id, box) VALUES (?, ?, ?)")
                .bind(number)
                .bind(id.toArray())
                .bind(box)
                .run();
    }

    /** Oldest first. */
    List<Revision> of(Snapshot snapshot, long number, ConversationId conversation) throws StorageException {
        return snapshot
                .query("SELECT id, box FROM revision WHERE message = ?")
                .bind(number)
                .list(columns -> {
                    var position = new MessageRow.Position(TABLE, number, Octets.of(columns.bytes(1)), conversation);
                    return rows.open(snapshot, position, Revision.FORMAT, columns.bytes(2));
                })
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Revision::number))
                .toList();
    }

    private static Octets id(Snapshot snapshot, long number, long edit) {
        byte[] key = new ByteWriter().i64(number).u32(edit).toArray();
        return MessageRow.id(snapshot, TABLE, Octets.of(key));
    }
}
