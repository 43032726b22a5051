package chat.warren.storage.database;

import chat.warren.storage.StorageException;
import java.util.random.RandomGenerator;

/**
 * The profile as it was at one instant: what is written meanwhile is not seen. Valid only within the work it was handed
 * to, and only on that thread.
 */
public sealed class Snapshot permits Transaction {
    private final Session session;
    private final Keyring keys;
    private final RandomGenerator random;
    private boolean over;

    Snapshot(Session session, Keyring keys, RandomGenerator random) {
        this.session = session;
        this.keys = keys;
        this.random = random;
    }

    public final Query query(String sql) throws StorageException {
        if (over) {
            throw new IllegalStateException("this snapshot or transaction is over");
        }
        return session.query(sql);
    }

    public final Keyring keys() {
        return keys;
    }

    public final RandomGenerator random() {
        return random;
    }

    final void end() {
        over = true;
    }
}
