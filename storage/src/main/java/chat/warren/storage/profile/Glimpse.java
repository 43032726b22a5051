package chat.warren.storage.profile;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.crypto.vault.Vault;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.ProfileInUseException;
import chat.warren.storage.ReadOnlyProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.FolderLock;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What can be seen of a profile from outside, without its passphrase.
 *
 * @param bytes all its files together
 * @param work what opening it costs
 * @param needsShare whether it wants a second share besides the passphrase
 * @param inUse whether a running program has it open
 */
public record Glimpse(long bytes, PassphraseWork work, boolean needsShare, boolean inUse) {
    /** Looks at a profile. Only a restore that was interrupted is brought to its end first, as when opening. */
    public static Glimpse of(Path path) throws StorageException {
        ProfileFolder folder = new ProfileFolder(path);
        Import.finishInterrupted(folder);
        folder.checkHoldsProfile();
        byte[] vault = folder.readSmall(folder.vault());
        try {
            return new Glimpse(size(path), Vault.work(vault), Vault.needsShare(vault), isInUse(folder));
        } catch (MalformedException e) {
            throw VaultDoor.PROFILE.explained(e);
        }
    }

    private static boolean isInUse(ProfileFolder folder) throws StorageException {
        if (!Files.exists(folder.lock())) {
            return false;
        }
        try {
            FolderLock.take(folder.lock()).close();
            return false;
        } catch (ProfileInUseException e) {
            return true;
        } catch (ReadOnlyProfileException e) {
            return false; // Where nothing can be written, nobody has a profile open.
        }
    }

    /** Whoever has it open writes meanwhile: a file that is gone by now has no size. */
    private static long size(Path path) throws StorageException {
        long[] bytes = {0};
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.isRegularFile() ? attributes.size() : 0;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
            return bytes[0];
        } catch (IOException e) {
            throw new StorageException(
                    "The files in " + path + " could not be looked at; nothing was changed: check who owns the folder.",
                    e);
        }
    }
}
