package chat.warren.storage.profile;

import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.crypto.vault.Vault;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.NoProfileException;
import chat.warren.storage.ProfileExistsException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.FolderLock;
import chat.warren.storage.stream.OpeningStream;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.random.RandomGenerator;

/**
 * Restores a backup into a folder. A whole profile is built and checked beside it first; only then it takes the
 * folder's place, so a damaged backup or a kill on the way leaves what was there before.
 */
public final class Import {
    private final Path backup;
    private final RandomGenerator random;

    public Import(Path backup, RandomGenerator random) {
        this.backup = backup;
        this.random = random;
    }

    /** Whether a profile that is there may be replaced. */
    public enum Existing {
        KEEP,
        REPLACE
    }

    /** The new profile opens with the backup's passphrase. */
    public void into(Path path, Credentials credentials, PassphraseWork work, Existing existing)
            throws StorageException {
        ProfileFolder folder = new ProfileFolder(path.toAbsolutePath());
        finishInterrupted(folder);
        if (folder.holdsProfile() && existing == Existing.KEEP) {
            throw new ProfileExistsException("There is a profile in " + path
                    + " already; it was left as it is: name another folder, or say that it may be replaced.");
        }
        if (Files.exists(folder.path())) {
            folder.checkNothingForeign();
        }
        Path staging = staging(folder);
        boolean built = false;
        try {
            ProfileFolder.deleteTree(staging);
            build(staging, credentials, work);
            built = true;
            takeItsPlace(staging, folder);
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException(
                    "The backup could not be restored (" + e.getMessage()
                            + "); what was there before is unchanged: make room, and check the folder.",
                    e);
        } finally {
            if (!built) {
                deleteQuietly(staging);
            }
        }
    }

    private static void deleteQuietly(Path staging) {
        try {
            ProfileFolder.deleteTree(staging);
        } catch (IOException left) {
            // It is sealed, and the next attempt removes it.
        }
    }

    private void build(Path staging, Credentials credentials, PassphraseWork work) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(backup), 1 << 16);
                Vault vault = VaultDoor.BACKUP.open(in.readNBytes(Vault.BYTES), credentials);
                Secret key = BackupFormat.streamKey(vault.key());
                Profile profile = Profile.create(staging, credentials, work, random)) {
            OpeningStream opening = new OpeningStream(in, key, BackupFormat.LABEL);
            var records = new BackupFormat.Reader(new DataInputStream(new BufferedInputStream(opening, 1 << 16)));
            new Restoring(profile, records).all();
            opening.checkEnd();
            profile.check();
        } catch (NoSuchFileException e) {
            throw new NoProfileException("There is no backup at " + backup + ": name another file.", e);
        } catch (MalformedException | EOFException e) {
            throw new DamagedProfileException(
                    "This backup is damaged (" + e.getMessage() + "); nothing was changed: use another copy of it.", e);
        }
    }

    private static void takeItsPlace(Path staging, ProfileFolder folder) throws IOException {
        Path replaced = replaced(folder);
        if (Files.exists(folder.path())) {
            // Nobody may have it open. The lock is let go before the move, because Windows moves no folder in use.
            FolderLock.take(folder.lock()).close();
            folder.checkNothingForeign(); // What is moved away is deleted in the end.
            Files.move(folder.path(), replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(staging, folder.path(), StandardCopyOption.ATOMIC_MOVE);
        ProfileFolder.deleteTree(replaced);
    }

    /** A kill between the two moves left the folder empty: the old profile goes back. After both, the old one goes. */
    static void finishInterrupted(ProfileFolder folder) throws StorageException {
        Path replaced = replaced(folder);
        if (!Files.exists(replaced)) {
            return;
        }
        try {
            if (folder.holdsProfile()) {
                ProfileFolder.deleteTree(replaced);
            } else if (!Files.exists(folder.path())) {
                Files.move(replaced, folder.path(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "A restore was interrupted and could not be finished; both profiles are still there: check the folder "
                            + replaced + ".",
                    e);
        }
    }

    private static Path staging(ProfileFolder folder) {
        return sibling(folder, ".incoming");
    }

    private static Path replaced(ProfileFolder folder) {
        return sibling(folder, ".replaced");
    }

    private static Path sibling(ProfileFolder folder, String suffix) {
        return folder.path().resolveSibling(folder.path().getFileName() + suffix);
    }
}
