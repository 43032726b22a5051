package chat.warren.node.file;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.row.FileId;
import java.nio.file.Path;
import java.util.Optional;

/** Where files are, for views. Safe on any thread. */
public final class Whereabouts {
    private Whereabouts() {}

    /** Where one is that came or that we give; it may have been moved by now. */
    public static Optional<Path> of(Contents contents, Snapshot snapshot, FileId file) throws StorageException {
        return Shelf.place(contents, snapshot, file);
    }

    /** Whether it is ours and others may have it. */
    public static boolean isOffered(Contents contents, Snapshot snapshot, FileId file) throws StorageException {
        return Shelf.offered(contents, snapshot, file).isPresent();
    }

    /** Whether those who may have it have to wait. */
    public static boolean isHeldBack(Contents contents, Snapshot snapshot, FileId file) throws StorageException {
        return Shelf.offered(contents, snapshot, file)
                .filter(Shelf.Offered::paused)
                .isPresent();
    }
}
