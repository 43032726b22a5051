package chat.warren.storage.database;

import chat.warren.storage.ProfileInUseException;
import chat.warren.storage.StorageException;
import chat.warren.storage.owner.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds a profile's folder for one program. The lock ends with the process, however that ends.
 *
 * <p>It is SQLite's own lock on an empty file, and not a {@code FileLock}: POSIX lets go of all of a process's locks on
 * a file when any of its handles is closed, so a second attempt within the same program would free the first one's
 * lock. SQLite knows and guards against that.
 */
public final class FolderLock implements AutoCloseable {
    /** A program that only looks whether somebody is here holds the lock for a moment; that is not "in use". */
    private static final String PATIENCE = "PRAGMA busy_timeout = 250";

    private final Session session;

    private FolderLock(Session session) {
        this.session = session;
    }

    public static FolderLock take(Path file) throws StorageException {
        try {
            OwnerOnly.makeFile(file);
        } catch (IOException unwritable) {
            // SQLite cannot write to it either, and tells why.
        }
        Session session = Session.open(file, List.of(PATIENCE, "PRAGMA journal_mode = MEMORY"));
        boolean held = false;
        try {
            session.execute("BEGIN EXCLUSIVE");
            held = true;
            return new FolderLock(session);
        } catch (ProfileInUseException e) {
            throw new ProfileInUseException(
                    "This profile is open in another Warren that is running; nothing was changed: use that one, or close it first.",
                    e);
        } finally {
            if (!held) {
                session.close();
            }
        }
    }

    @Override
    public void close() throws StorageException {
        session.close();
    }
}
