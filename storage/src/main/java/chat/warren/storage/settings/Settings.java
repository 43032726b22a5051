package chat.warren.storage.settings;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Settings by name. What is not here has its default, which the reader of the setting knows. */
public final class Settings {
    private final SealedTable<Setting> table =
            SealedTable.ofProfile("setting", Setting.FORMAT, setting -> key(setting.name()));

    public void set(Transaction transaction, String name, String value) throws StorageException {
        table.put(transaction, new Setting(name, value));
    }

    public Optional<String> get(Snapshot snapshot, String name) throws StorageException {
        return table.find(snapshot, key(name)).map(Setting::value);
    }

    public boolean reset(Transaction transaction, String name) throws StorageException {
        return table.remove(transaction, key(name));
    }

    /** All that were ever chosen, in pages; begin with 0. */
    public List<Placed<Setting>> page(Snapshot snapshot, long after, int limit) throws StorageException {
        return table.after(snapshot, after, limit);
    }

    private static Octets key(String name) {
        return Octets.of(name.getBytes(StandardCharsets.UTF_8));
    }

    public SealedTable<Setting> table() {
        return table;
    }
}
