package chat.warren.node.share;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How people want files handled. What they never chose is as it is usual.
 *
 * @param folder where what comes is put; empty for the usual one
 * @param automaticBytes a file up to that size is fetched without asking; 0 for none
 * @param previews whether small pictures go with what we send, and are shown of what comes
 * @param upBytesPerSecond how fast files may go, all together; 0 for as fast as they can
 * @param downBytesPerSecond how fast they may come
 */
public record FileHabits(
        Optional<Path> folder, long automaticBytes, boolean previews, long upBytesPerSecond, long downBytesPerSecond) {
    private static final String FOLDER = "files.folder";
    private static final String AUTOMATIC = "files.automatic-bytes";
    private static final String PREVIEWS = "files.previews";
    private static final String UP = "files.up-bytes-per-second";
    private static final String DOWN = "files.down-bytes-per-second";
    private static final String OFF = "off";

    /** Pictures and voice messages of the usual sizes, and no film. */
    private static final long USUAL_AUTOMATIC = 10L << 20;

    public static FileHabits load(Settings settings, Snapshot snapshot) throws StorageException {
        return new FileHabits(
                settings.get(snapshot, FOLDER).map(Path::of),
                number(settings, snapshot, AUTOMATIC, USUAL_AUTOMATIC),
                settings.get(snapshot, PREVIEWS)
                        .filter(value -> value.equals(OFF))
                        .isEmpty(),
                number(settings, snapshot, UP, 0),
                number(settings, snapshot, DOWN, 0));
    }

    private static long number(Settings settings, Snapshot snapshot, String name, long usual) throws StorageException {
        return settings.get(snapshot, name).map(Long::valueOf).orElse(usual);
    }

    public void save(Settings settings, Transaction transaction) throws StorageException {
        if (folder.isPresent()) {
            settings.set(transaction, FOLDER, folder.get().toString());
        } else {
            settings.reset(transaction, FOLDER);
        }
        settings.set(transaction, AUTOMATIC, Long.toString(automaticBytes));
        settings.set(transaction, PREVIEWS, previews ? "on" : OFF);
        settings.set(transaction, UP, Long.toString(upBytesPerSecond));
        settings.set(transaction, DOWN, Long.toString(downBytesPerSecond));
    }
}
