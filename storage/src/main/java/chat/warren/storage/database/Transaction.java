package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Changes that happen together or not at all. It sees its own changes. */
public final class Transaction extends Snapshot {
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Map<Object, Long> known = new HashMap<>();

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

    /**
     * A number that is asked of the database once: until this is over nobody else can change it, and whoever changes it
     * here {@linkplain #knows says so}.
     *
     * @param what a key that no other table uses
     */
    public long known(Object what, Database.Reading<Long> ask) throws StorageException {
        Long number = known.get(what);
        if (number == null) {
            number = ask.run(this);
            known.put(what, number);
        }
        return number;
    }

    public void knows(Object what, long number) {
        known.put(what, number);
    }

    /** It is to be asked for again. */
    public void forgets(Object what) {
        known.remove(what);
    }

    /** For migrations: statements that make or change tables. */
    void execute(String sql) throws StorageException {
        query(sql).run();
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
