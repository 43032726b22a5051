package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** The connections that read. Opened when first needed, and lent to one reader at a time. */
final class Readers implements AutoCloseable {
    /** A window, a search, an export and the network side at once; more would only wait for the same two cores. */
    private static final int MAX_READERS = 6;

    private final Path file;
    private final List<String> pragmas;
    private final Semaphore permits = new Semaphore(MAX_READERS, true);
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();

    Readers(Path file, List<String> pragmas) {
        this.file = file;
        this.pragmas = pragmas;
    }

    Session borrow() throws StorageException {
        permits.acquireUninterruptibly();
        boolean lent = false;
        try {
            Session session = idle.pollFirst();
            if (session == null) {
                session = Session.open(file, pragmas);
            }
            lent = true;
            return session;
        } finally {
            if (!lent) {
                permits.release();
            }
        }
    }

    void giveBack(Session session) {
        idle.addFirst(session);
        permits.release();
    }

    /** Waits for readers at work: their snapshots are short. */
    @Override
    public void close() throws StorageException {
        permits.acquireUninterruptibly(MAX_READERS);
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            session.close();
        }
    }
}
