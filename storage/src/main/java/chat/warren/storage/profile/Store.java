package chat.warren.storage.profile;

import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.Keyring;
import chat.warren.storage.database.Schema;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.fading.FadingKeys;
import chat.warren.storage.row.Id;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The database and the key page of a folder, opened with the vault's key.
 *
 * @param files where the sealed files of attachments are
 */
record Store(Database database, FadingKeys fading, Path files) {
    private static final SealedTable<Stamp> STAMPS = SealedTable.ofProfile("stamp", Stamp.FORMAT, stamp -> Stamp.ONLY);

    /** Makes both files. What an interrupted attempt left is removed: without a vault nothing in it can be read. */
    static Store create(ProfileFolder folder, Secret vaultKey, RandomGenerator random) throws StorageException {
        folder.deleteData();
        folder.makeFolder(folder.files());
        folder.makeOwnerOnly(folder.keys());
        folder.makeOwnerOnly(folder.database());
        Keyring keys = new Keyring(vaultKey);
        FadingKeys fading = FadingKeys.create(folder.keys(), keys.file("keys"), random);
        Database database = Database.open(folder.database(), keys, random, Schema.current());
        Store store = new Store(database, fading, folder.files());
        boolean stamped = false;
        try {
            database.change(transaction -> STAMPS.put(transaction, new Stamp(Id.random(random))));
            stamped = true;
        } finally {
            if (!stamped) {
                database.close();
            }
        }
        return store;
    }

    static Store open(ProfileFolder folder, Secret vaultKey, RandomGenerator random) throws StorageException {
        if (!Files.exists(folder.database()) || !Files.exists(folder.keys())) {
            throw new DamagedProfileException(
                    "A file of this profile is missing from its folder; nothing was changed: restore a backup.");
        }
        Keyring keys = new Keyring(vaultKey);
        Database database = Database.open(folder.database(), keys, random, Schema.current());
        boolean ours = false;
        try {
            Optional<Stamp> stamp = database.read(snapshot -> STAMPS.find(snapshot, Stamp.ONLY));
            if (stamp.isEmpty()) {
                throw new ForeignDatabaseException();
            }
            Store store =
                    new Store(database, FadingKeys.open(folder.keys(), keys.file("keys"), random), folder.files());
            ours = true;
            return store;
        } finally {
            if (!ours) {
                database.close();
            }
        }
    }

    /** The database is sealed with another key than the vault's. */
    static final class ForeignDatabaseException extends StorageException {
        private static final long serialVersionUID = 1L;

        ForeignDatabaseException() {
            super(
                    "The database and the vault in this folder do not belong together; nothing was changed: restore a backup.");
        }
    }
}
