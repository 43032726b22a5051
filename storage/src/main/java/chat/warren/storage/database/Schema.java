package chat.warren.storage.database;

import chat.warren.storage.NewerProfileException;
import chat.warren.storage.StorageException;
import java.util.List;

/**
 * The tables, as the list of steps that made them: step n leads from version n-1 to version n. A step that was released
 * is never changed again; a test opens a profile of every version that ever was.
 *
 * @param steps from the first version on
 */
public record Schema(List<Migration> steps) {
    public Schema {
        steps = List.copyOf(steps);
    }

    public static Schema current() {
        return new Schema(List.of(new FirstSchema()));
    }

    public int version() {
        return steps.size();
    }

    /**
     * Brings a database to this version; each step is a commit of its own, so an interrupted migration goes on later.
     */
    void migrate(Writer writer) throws StorageException {
        long found =
                writer.ask("PRAGMA user_version", columns -> columns.number(1)).orElse(0L);
        if (found > version()) {
            throw new NewerProfileException("This profile was written by a newer version of Warren (its format is "
                    + found + ", this program knows " + version()
                    + "); nothing was changed: install the newer version.");
        }
        for (int version = (int) found + 1; version <= version(); version++) {
            Migration step = steps.get(version - 1);
            String stamp = "PRAGMA user_version = " + version;
            writer.write(transaction -> {
                step.apply(transaction);
                transaction.execute(stamp);
                return stamp;
            });
        }
    }
}
