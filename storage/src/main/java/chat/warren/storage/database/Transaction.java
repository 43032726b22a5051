package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes that happen together or not at all. It sees its own changes. */
public final class Transaction extends Snapshot {
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(Session session, Keyring keys, RandomGenerator random) {
        super(session, keys, random);
    }

    /**
     * For state in memory that follows the database: runs once the change is on the disk, in the order of the commits,
     * and never if it was rolled back. It must be short and must not write.
     */
    public void afterCommit(Runnable follow) {
        afterCommit.add(follow);
    }

    /** For migrations: statements that make or change tables. */
    void execute(String sql) throws StorageException {
        query(sql).run();
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
