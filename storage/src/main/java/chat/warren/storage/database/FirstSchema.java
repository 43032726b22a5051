package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.util.List;

/**
 * Version 1. Two shapes of table: rows that hang on a message, and everything else.
 *
 * <p>Column names tell nothing that the program's source does not tell; the values are sealed, hashed, or opaque
 * numbers.
 */
final class FirstSchema implements Migration {
    /** Tables of {@link SealedTable}'s shape. Of these, "call" and "path" stay empty: nothing was ever kept in them. */
    private static final List<String> PLAIN = List.of(
            "stamp",
            "own",
            "friend",
            "verification",
            "conversation",
            "draft",
            "passing",
            "outbox",
            "waiting",
            "custody",
            "attachment",
            "transfer",
            "call",
            "audit",
            "audit_head",
            "setting",
            "peer",
            "path",
            "protocol_state");

    @Override
    public void apply(Transaction transaction) throws StorageException {
        for (String table : PLAIN) {
            SealedTable.create(transaction, table);
        }
        // number = the conversation's number · 2^40 + the message's place in it, so a conversation's rows lie together.
        transaction.execute("CREATE TABLE message (number INTEGER PRIMARY KEY, id BLOB NOT NULL, box BLOB NOT NULL)");
        transaction.execute("CREATE UNIQUE INDEX message_id ON message (id)");
        for (String table : List.of("annex", "revision")) {
            transaction.execute(
                    "CREATE TABLE " + table + " (message INTEGER NOT NULL, id BLOB NOT NULL, box BLOB NOT NULL,"
                            + " PRIMARY KEY (message, id)) WITHOUT ROWID");
        }
        // Messages whose words in the saved search index are out of date.
        transaction.execute("CREATE TABLE stale (number INTEGER PRIMARY KEY)");
        // Append-only is a promise of ours; here SQLite helps us keep it.
        for (String change : List.of("UPDATE", "DELETE")) {
            transaction.execute("CREATE TRIGGER audit_refuses_" + change + " BEFORE " + change
                    + " ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END");
        }
    }
}
