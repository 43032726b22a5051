package chat.warren.storage.chat;

import chat.warren.crypto.wire.ByteWriter;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Query;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of what hangs on messages: clustered by message, so a page of them is one range. */
final class Annexes {
    /** A full group's receipts and a dozen reactions of each: more is a friend who plays with us. */
    static final int MAX_PER_MESSAGE = 800;

    private static final String TABLE = "annex";

    private final MessageRow rows;

    Annexes(MessageRow rows) {
        this.rows = rows;
    }

    /** False, if the message carries as much as a message may. */
    boolean put(
            Transaction transaction, long number, ConversationId conversation, Annex annex, Optional<Instant> expires)
            throws StorageException {
        long count = transaction
                .query("SELECT count(*) FROM annex WHERE message = ?")
                .bind(number)
                .first(columns -> columns.number(1))
                .orElse(0L);
        if (count >= MAX_PER_MESSAGE) {
            return false;
        }
        Octets id = id(transaction, number, annex);
        byte[] box = rows.seal(
                transaction, new MessageRow.Position(TABLE, number, id, conversation), Annex.FORMAT, annex, expires);
        transaction
                .query(
                        "INSERT INTO annex (message, id, box) VALUES (?, ?, ?) ON CONFLICT (message, id) DO UPDATE SET box = excluded.box")
                .bind(number)
                .bind(id.toArray())
                .bind(box)
                .run();
        return true;
    }

    boolean remove(Transaction transaction, long number, Annex annex) throws StorageException {
        return transaction
                        .query("DELETE FROM annex WHERE message = ? AND id = ?")
                        .bind(number)
                        .bind(id(transaction, number, annex).toArray())
                        .run()
                > 0;
    }

    /** All that hangs on the messages of one page, by message number. */
    Map<Long, List<Annex>> between(Snapshot snapshot, long first, long last, ConversationId conversation)
            throws StorageException {
        List<Placed> placed = snapshot.query("SELECT message, id, box FROM annex WHERE message BETWEEN ? AND ?")
                .bind(first)
                .bind(last)
                .list(columns -> open(snapshot, columns, conversation));
        Map<Long, List<Annex>> byMessage = new HashMap<>();
        for (Placed one : placed) {
            one.annex()
                    .ifPresent(annex -> byMessage
                            .computeIfAbsent(one.number(), number -> new ArrayList<>())
                            .add(annex));
        }
        return byMessage;
    }

    private record Placed(long number, Optional<Annex> annex) {}

    private Placed open(Snapshot snapshot, Query.Columns columns, ConversationId conversation) throws StorageException {
        long number = columns.number(1);
        var position = new MessageRow.Position(TABLE, number, Octets.of(columns.bytes(2)), conversation);
        return new Placed(number, rows.open(snapshot, position, Annex.FORMAT, columns.bytes(3)));
    }

    private static Octets id(Snapshot snapshot, long number, Annex annex) {
        // The message's number goes in, or the same reaction to two messages would have one hash and show itself.
        byte[] key = new ByteWriter().i64(number).bytes(annex.key().toArray()).toArray();
        return MessageRow.id(snapshot, TABLE, Octets.of(key));
    }
}
