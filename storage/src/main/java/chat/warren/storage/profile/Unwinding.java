package chat.warren.storage.profile;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.FolderLock;
import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened on the way, last first, unless the way was gone to its end. */
final class Unwinding implements AutoCloseable {
    private final Deque<Closing> opened = new ArrayDeque<>();

    /** Something that closes. */
    interface Closing {
        void close() throws StorageException;
    }

    Unwinding(FolderLock lock) {
        opened.push(lock::close);
    }

    void add(Closing closing) {
        opened.push(closing);
    }

    void add(Database database) {
        opened.push(database::close);
    }

    void done() {
        opened.clear();
    }

    @Override
    public void close() throws StorageException {
        try {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        } finally {
            if (!opened.isEmpty()) {
                close();
            }
        }
    }
}
