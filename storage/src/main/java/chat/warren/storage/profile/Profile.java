package chat.warren.storage.profile;

import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.vault.PassphraseInUseException;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.crypto.vault.Slot;
import chat.warren.crypto.vault.Vault;
import chat.warren.storage.ProfileExistsException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.FolderLock;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.search.Search;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An open profile. Closing it locks it: the index is saved, the keys are wiped, the folder is free for others. Safe to
 * share between threads; what is handed to {@link #read} and {@link #write} runs on the thread of a caller.
 */
public final class Profile implements AutoCloseable {
    private final ProfileFolder folder;
    private final FolderLock lock;
    private final Store store;
    private final RandomGenerator random;
    private final Contents contents;
    private Vault vault; // Guarded by this.
    private boolean closed; // Guarded by this.

    private Profile(ProfileFolder folder, FolderLock lock, Vault vault, Store store, RandomGenerator random)
            throws StorageException {
        this.folder = folder;
        this.lock = lock;
        this.vault = vault;
        this.store = store;
        this.random = random;
        this.contents = new Contents(store, new Search(folder.index(), store.database(), random));
        contents.search().open(store.database(), contents.messages());
    }

    /** What a new profile holds from its first moment. */
    @FunctionalInterface
    public interface Beginning {
        void write(Transaction transaction, Contents contents) throws StorageException;
    }

    /** Makes a new, empty profile; the folder may be there, but no profile in it. */
    public static Profile create(Path path, Credentials credentials, PassphraseWork work, RandomGenerator random)
            throws StorageException {
        return create(path, credentials, work, random, (transaction, contents) -> {});
    }

    /** Makes a new profile. After a kill at any moment there is none, or one that holds its beginning. */
    public static Profile create(
            Path path, Credentials credentials, PassphraseWork work, RandomGenerator random, Beginning beginning)
            throws StorageException {
        ProfileFolder folder = new ProfileFolder(path);
        folder.create();
        FolderLock lock = FolderLock.take(folder.lock());
        try (Unwinding unwinding = new Unwinding(lock)) {
            if (folder.holdsProfile()) {
                throw new ProfileExistsException("There is a profile in " + path
                        + " already; it was left as it is: open it, or name another folder.");
            }
            Vault vault = Vault.create(random, credentials.passphrase(), credentials.share(), work);
            unwinding.add(vault::close);
            Store store = Store.create(folder, vault.key(), random);
            unwinding.add(store.database());
            Profile profile = new Profile(folder, lock, vault, store, random);
            profile.change(transaction -> beginning.write(transaction, profile.contents));
            folder.restrictAll();
            folder.replaceVault(vault.encoded());
            unwinding.done();
            return profile;
        }
    }

    /**
     * Opens a profile. Nothing is changed, unless the passphrase is the duress one: that one destroys the usual key.
     */
    public static Profile open(Path path, Credentials credentials, RandomGenerator random) throws StorageException {
        ProfileFolder folder = new ProfileFolder(path);
        Import.finishInterrupted(folder);
        folder.checkHoldsProfile();
        folder.checkWritable();
        FolderLock lock = FolderLock.take(folder.lock());
        try (Unwinding unwinding = new Unwinding(lock)) {
            folder.checkHoldsProfile();
            folder.restrictAll();
            Vault vault = VaultDoor.PROFILE.open(folder.readSmall(folder.vault()), credentials);
            unwinding.add(vault::close);
            Store store = vault.slot() == Slot.DURESS
                    ? underDuress(folder, vault, random)
                    : Store.open(folder, vault.key(), random);
            unwinding.add(store.database());
            Profile profile = new Profile(folder, lock, vault, store, random);
            unwinding.done();
            return profile;
        }
    }

    /** The other slot is overwritten first: from then on nothing of the usual profile can be read, whatever happens. */
    private static Store underDuress(ProfileFolder folder, Vault vault, RandomGenerator random)
            throws StorageException {
        try {
            return Store.open(folder, vault.key().use(Secret::copyOf), random);
        } catch (Store.ForeignDatabaseException first) {
            byte[] alone = vault.withoutOtherSlot(random).encoded();
            folder.shredKeys(random);
            Store store = Store.create(folder, vault.key(), random);
            folder.replaceVault(alone);
            return store;
        }
    }

    public Contents contents() {
        return contents;
    }

    public Database database() {
        return store.database();
    }

    /** Where the sealed files of attachments are. */
    public Path files() {
        return folder.files();
    }

    /** Reads within one snapshot of everything. */
    public <T> T read(Database.Reading<T> reading) throws StorageException {
        return store.database().<T>read(reading);
    }

    /** Changes across any number of repositories, together or not at all. */
    public <T> T write(Database.Writing<T> writing) throws StorageException {
        return store.database().<T>write(writing);
    }

    /** As {@link #write}, without an answer. */
    public void change(Database.Changing changing) throws StorageException {
        store.database().change(changing);
    }

    /** Takes away what has expired, and says when to come again. */
    public Optional<Instant> expire(Instant now) throws StorageException {
        return contents.expiry().expire(now);
    }

    /** Empties the WAL: after deleting, so that what was deleted is in no file. */
    public void scrub() throws StorageException {
        store.database().scrub();
    }

    /** Another passphrase for the same profile; no data is rewritten. */
    public synchronized void changePassphrase(byte[] passphraseUtf8) throws StorageException, PassphraseInUseException {
        keep(vault.withPassphrase(random, passphraseUtf8));
    }

    /** Whether no passphrase was set yet, and a random key kept beside the profile opens it. */
    public synchronized boolean isKeyed() {
        return vault.isKeyed();
    }

    /** A passphrase in place of the key, and work in front of it. */
    public synchronized void protect(byte[] passphraseUtf8, PassphraseWork work) throws StorageException {
        keep(vault.protectedBy(random, passphraseUtf8, work));
    }

    /** A second passphrase, which opens an empty profile and destroys this one. */
    public synchronized void setDuress(byte[] passphraseUtf8) throws StorageException, PassphraseInUseException {
        keep(vault.withDuress(random, passphraseUtf8));
    }

    private void keep(Vault changed) throws StorageException {
        folder.replaceVault(changed.encoded());
        vault = changed;
    }

    /**
     * Looks at everything: pages and indexes, every row's seal, the audit chain. Reads the whole profile.
     *
     * @throws chat.warren.storage.DamagedProfileException at the first thing that is not as it was written
     */
    public void check() throws StorageException {
        store.database().checkSound();
        store.database().<Boolean>read(snapshot -> {
            contents.check(snapshot);
            return true;
        });
    }

    /**
     * Destroys the keys on the disk, at once and while the profile is still in use: from then on nobody opens it again.
     * {@link #destroy} does the rest.
     */
    public synchronized void shredKeys() throws StorageException {
        folder.shredKeys(random);
    }

    /** Destroys the keys on the disk and in memory. Nothing of this profile can be read again, by nobody. */
    public synchronized void destroy() throws StorageException {
        shredKeys();
        closed = true;
        vault.close();
        try (lock) {
            store.database().close();
        }
        folder.deleteData();
    }

    Store store() {
        return store;
    }

    RandomGenerator random() {
        return random;
    }

    @Override
    public synchronized void close() throws StorageException {
        if (closed) {
            return;
        }
        closed = true;
        Vault open = vault;
        try (lock;
                open;
                Database database = store.database()) {
            contents.search().save(database, contents.messages());
            database.scrub();
        }
    }
}
