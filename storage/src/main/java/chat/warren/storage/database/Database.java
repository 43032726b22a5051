package chat.warren.storage.database;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open database: one writer, readers that see snapshots. Safe to share between threads. */
public final class Database implements AutoCloseable {
    /** "WRN1": tells a file of ours from another SQLite file. */
    private static final long APPLICATION_ID = 0x57524e31;

    /**
     * Pages in the WAL before it is copied into the database: 64 MiB. Message ids are hashes, so inserts touch pages
     * all over their index; the longer the WAL, the more of these changes share one write.
     */
    private static final int CHECKPOINT_PAGES = 16_384;

    private static final List<String> COMMON = List.of(
            "PRAGMA temp_store = MEMORY",
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cell_size_check = ON",
            "PRAGMA mmap_size = 0");

    private static final List<String> FOR_WRITER = List.of(
            // Zeros over what was deleted, before anything is written.
            "PRAGMA secure_delete = ON",
            "PRAGMA journal_mode = WAL",
            // Each commit waits for the disk: acknowledged means kept.
            "PRAGMA synchronous = FULL",
            "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES,
            // After a long WAL was copied it is cut back to this, or it would stay long for ever.
            "PRAGMA journal_size_limit = 1048576",
            "PRAGMA cache_size = -65536");

    private static final List<String> FOR_READERS = List.of("PRAGMA query_only = ON", "PRAGMA cache_size = -8192");

    private final Writer writer;
    private final Readers readers;
    private final Keyring keys;
    private final RandomGenerator random;

    private Database(Writer writer, Readers readers, Keyring keys, RandomGenerator random) {
        this.writer = writer;
        this.readers = readers;
        this.keys = keys;
        this.random = random;
    }

    /** Reads within one snapshot. */
    public interface Reading<T extends @Nullable Object> {
        T run(Snapshot snapshot) throws StorageException;
    }

    /** Changes within one transaction. */
    public interface Writing<T extends @Nullable Object> {
        T run(Transaction transaction) throws StorageException;
    }

    /** Changes within one transaction, without an answer. */
    public interface Changing {
        void run(Transaction transaction) throws StorageException;
    }

    /**
     * Opens the file, makes it when it is not there, and brings it to the version of the schema.
     *
     * @param keys taken over: closed with this
     */
    public static Database open(Path file, Keyring keys, RandomGenerator random, Schema schema)
            throws StorageException {
        Session session = Session.open(file, concat(COMMON, FOR_WRITER));
        Writer writer = new Writer(session, keys, random);
        boolean ready = false;
        try {
            checkOurs(writer);
            schema.migrate(writer);
            Soundness.checkSmall(writer);
            ready = true;
        } finally {
            if (!ready) {
                writer.close();
            }
        }
        return new Database(writer, new Readers(file, concat(COMMON, FOR_READERS)), keys, random);
    }

    private static void checkOurs(Writer writer) throws StorageException {
        long found = writer.ask("PRAGMA application_id", columns -> columns.number(1))
                .orElse(0L);
        long version =
                writer.ask("PRAGMA user_version", columns -> columns.number(1)).orElse(0L);
        if (found == 0 && version == 0) {
            writer.maintain("PRAGMA application_id = " + APPLICATION_ID);
        } else if (found != APPLICATION_ID) {
            throw new DamagedProfileException(
                    "The database of this profile is not one of Warren's, or its beginning is damaged; nothing was changed: restore a backup.");
        }
    }

    public <T extends @Nullable Object> T read(Reading<T> reading) throws StorageException {
        Session session = readers.borrow();
        Snapshot snapshot = new Snapshot(session, keys, random);
        try {
            session.execute("BEGIN");
            return reading.run(snapshot);
        } finally {
            snapshot.end();
            session.rollBackQuietly(); // Nothing was changed; this only lets the snapshot go.
            readers.giveBack(session);
        }
    }

    public <T extends @Nullable Object> T write(Writing<T> writing) throws StorageException {
        return writer.write(writing);
    }

    public void change(Changing changing) throws StorageException {
        writer.<@Nullable Void>write(transaction -> {
            changing.run(transaction);
            return null;
        });
    }

    /** A change that shares its commit with no other: what follows the commits in memory is up to date when it runs. */
    public <T extends @Nullable Object> T alone(Writing<T> writing) throws StorageException {
        return writer.alone(writing);
    }

    public Keyring keys() {
        return keys;
    }

    /**
     * Empties the WAL, so that what was deleted is no longer in it. Readers at work may put it off until the next time.
     */
    public void scrub() throws StorageException {
        writer.maintain("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /** Asks SQLite whether every page and index is sound. Reads the whole file. */
    public void checkSound() throws StorageException {
        Soundness.check(writer);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public void close() throws StorageException {
        try (keys;
                writer) {
            readers.close();
        }
    }
}
