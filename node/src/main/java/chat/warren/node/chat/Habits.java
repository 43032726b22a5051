package chat.warren.node.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.settings.Settings;

/** What people may switch off. Names of settings; everything is on until somebody says "off". */
public final class Habits {
    /** Friends see that a message has arrived. */
    public static final String SHOW_ARRIVAL = "chat.show-arrival";
    /** Friends see that a message was read. */
    public static final String SHOW_READING = "chat.show-reading";
    /** Friends see that we write. */
    public static final String SHOW_TYPING = "chat.show-typing";

    /** How many MiB of sealed messages are kept for each friend. */
    public static final String KEPT_FOR_EACH = "chat.kept-for-each";

    public static final String OFF = "off";

    private Habits() {}

    public static boolean allows(Settings settings, Snapshot snapshot, String name) throws StorageException {
        return settings.get(snapshot, name).map(value -> !value.equals(OFF)).orElse(true);
    }
}
