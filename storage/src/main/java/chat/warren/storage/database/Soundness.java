package chat.warren.storage.database;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asks SQLite whether its pages and indexes are sound. A seal tells when a row is not as it was written, but not when a
 * damaged index leads past it: then a friend or a setting would seem never to have been there.
 */
final class Soundness {
    /**
     * Tables that grow with what is said: looking at them takes seconds, so that is for when people ask. Their rows
     * have numbers without gaps, which every page that is read is checked for.
     */
    private static final Set<String> LARGE = Set.of("message", "annex", "revision", "custody", "audit", "stale");

    private Soundness() {}

    /** Everything. Reads the whole file. */
    static void check(Writer writer) throws StorageException {
        check(writer, "PRAGMA integrity_check(1)");
    }

    /** The tables that are small, and that everything else hangs on. */
    static void checkSmall(Writer writer) throws StorageException {
        List<String> small = new ArrayList<>();
        writer.ask("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table'", columns -> columns.text(1))
                .ifPresent(names -> small.addAll(List.of(names.split(",", -1))));
        for (String table : small) {
            if (!LARGE.contains(table) && !table.startsWith("sqlite_")) {
                check(writer, "PRAGMA integrity_check(" + table + ")");
            }
        }
    }

    private static void check(Writer writer, String question) throws StorageException {
        String verdict = writer.ask(question, columns -> columns.text(1)).orElse("no answer");
        if (!verdict.equals("ok")) {
            throw new DamagedProfileException("The database of this profile is damaged (" + verdict
                    + "); what can be read is still there: restore a backup, and check the disk.");
        }
    }
}
