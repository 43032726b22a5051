package chat.warren.storage.database;

import chat.warren.storage.StorageException;

/** One step from one version of the schema to the next; it happens whole or not at all. */
public interface Migration {
    void apply(Transaction transaction) throws StorageException;
}
