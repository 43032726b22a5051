package chat.warren.storage.database;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.FullDiskException;
import chat.warren.storage.ProfileInUseException;
import chat.warren.storage.ReadOnlyProfileException;
import chat.warren.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Tells people which of the few things went wrong that can go wrong with a file. */
final class SqlFault {
    /** Below this the file system could not even hold SQLite's next page of shared memory (32 KiB). */
    private static final long NO_ROOM_BYTES = 64 * 1024;

    private static final int PRIMARY_CODE = 0xff;

    private SqlFault() {}

    static StorageException of(SQLException fault, Path file) {
        int code = fault.getErrorCode() & PRIMARY_CODE;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return full(fault);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_PERM.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return noRoom(file) ? full(fault) : readOnly(fault);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new DamagedProfileException(
                    "The database of this profile is damaged; nothing was changed: restore a backup, and check the disk.",
                    fault);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new ProfileInUseException(
                    "Another program holds the database of this profile; close it and try again.", fault);
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code && noRoom(file)) {
            return full(fault);
        }
        return new StorageException(
                "The disk did not do what it was asked (" + fault.getMessage()
                        + "); what was saved before is kept: check the disk and start Warren again.",
                fault);
    }

    private static FullDiskException full(SQLException fault) {
        return new FullDiskException(
                "The disk is full: the last change was not saved, everything before it was; make room and try again.",
                fault);
    }

    private static ReadOnlyProfileException readOnly(SQLException fault) {
        return new ReadOnlyProfileException(
                "The profile's folder cannot be written to; nothing was changed: allow writing to it and try again.",
                fault);
    }

    private static boolean noRoom(Path file) {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < NO_ROOM_BYTES;
        } catch (IOException unknown) {
            return false; // Then it was something else that failed.
        }
    }
}
