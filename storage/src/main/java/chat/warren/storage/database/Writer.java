package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The single writer. Changes that wait at the same time share one commit, and so one wait for the disk: whoever gets
 * the lock runs all that wait, each within a savepoint of its own, and commits once.
 */
final class Writer implements AutoCloseable {
    /**
     * One commit holds back readers of fresh data and the memory of all its pages: a few milliseconds' worth is plenty.
     */
    private static final int MAX_GROUP = 128;

    private final Session session;
    private final WalRoom room;
    private final Keyring keys;
    private final RandomGenerator random;
    private final ConcurrentLinkedQueue<Pending<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock(true); // Guards session and the states of those pending.

    Writer(Session session, Keyring keys, RandomGenerator random) {
        this.session = session;
        this.room = new WalRoom(session.file);
        this.keys = keys;
        this.random = random;
    }

    /** One change and what became of it. Guarded by the writer's lock. */
    private static final class Pending<T extends @Nullable Object> {
        final Database.Writing<T> work;

        @Nullable Transaction transaction;

        @Nullable T result;

        @Nullable Throwable failure;

        boolean done;

        Pending(Database.Writing<T> work) {
            this.work = work;
        }

        void run(Transaction own) throws StorageException {
            transaction = own;
            try {
                result = work.run(own);
            } finally {
                own.end();
            }
        }

        void fail(Throwable why) {
            failure = why;
            done = true;
        }

        @SuppressWarnings("NullAway") // The result is there when the work ran, and null only where T allows it.
        T outcome() throws StorageException {
            // The stack trace is that of whoever ran it: with a group commit that may be another caller's thread.
            return switch (failure) {
                case null -> result;
                case StorageException fault -> throw fault;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                default -> throw new AssertionError(failure);
            };
        }
    }

    <T extends @Nullable Object> T write(Database.Writing<T> work) throws StorageException {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a change within a change: hand the transaction on instead");
        }
        Pending<T> mine = new Pending<>(work);
        waiting.add(mine);
        lock.lock();
        try {
            while (!mine.done) {
                commit(next());
            }
        } finally {
            lock.unlock();
        }
        return mine.outcome();
    }

    <T extends @Nullable Object> T alone(Database.Writing<T> work) throws StorageException {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a change within a change: hand the transaction on instead");
        }
        Pending<T> mine = new Pending<>(work);
        lock.lock();
        try {
            commit(List.of(mine));
        } finally {
            lock.unlock();
        }
        return mine.outcome();
    }

    /** Runs without a transaction, for what SQLite does only outside of one. */
    void maintain(String sql) throws StorageException {
        lock.lock();
        try {
            session.execute(sql);
        } finally {
            lock.unlock();
        }
    }

    <T> Optional<T> ask(String sql, Query.Reading<T> reading) throws StorageException {
        lock.lock();
        try {
            return session.query(sql).first(reading);
        } finally {
            lock.unlock();
        }
    }

    private List<Pending<?>> next() {
        List<Pending<?>> group = new ArrayList<>();
        while (group.size() < MAX_GROUP) {
            Pending<?> one = waiting.poll();
            if (one == null) {
                break;
            }
            group.add(one);
        }
        return group;
    }

    private void commit(List<Pending<?>> group) {
        try {
            session.execute("BEGIN IMMEDIATE");
            for (Pending<?> one : group) {
                runWithin(one, group.size() > 1);
            }
            session.execute("COMMIT");
        } catch (StorageException e) {
            session.rollBackQuietly();
            failAll(group, e);
            return;
        }
        List<Transaction> committed = new ArrayList<>();
        room.keep();
        for (Pending<?> one : group) {
            if (!one.done && one.transaction != null) {
                one.done = true; // All of them, before any follower can fail: who is not done waits for ever.
                committed.add(one.transaction);
            }
        }
        committed.forEach(Transaction::committed);
    }

    private static void failAll(List<Pending<?>> group, StorageException why) {
        for (Pending<?> one : group) {
            if (!one.done) {
                one.fail(why);
            }
        }
    }

    /** A change that fails takes only itself back; whoever asked for it gets its exception, the others their commit. */
    private void runWithin(Pending<?> one, boolean shared) throws StorageException {
        if (shared) {
            session.execute("SAVEPOINT one");
        }
        try {
            one.run(new Transaction(session, keys, random));
        } catch (StorageException | RuntimeException | Error failure) {
            one.fail(failure);
        }
        if (one.done && !shared) {
            session.rollBackQuietly();
            session.execute("BEGIN IMMEDIATE"); // The group's commit still follows, and is empty.
        } else if (one.done) {
            takeBack(one);
        }
        if (shared) {
            session.execute("RELEASE one");
        }
    }

    /** When the disk is full or fails, SQLite takes back the whole transaction: then all fail, and for that reason. */
    private void takeBack(Pending<?> one) throws StorageException {
        try {
            session.execute("ROLLBACK TO one");
        } catch (StorageException nothingLeft) {
            if (one.failure instanceof StorageException why) {
                throw why;
            }
            throw nothingLeft;
        }
    }

    @Override
    public void close() throws StorageException {
        lock.lock();
        try {
            room.close();
            session.close();
        } finally {
            lock.unlock();
        }
    }
}
