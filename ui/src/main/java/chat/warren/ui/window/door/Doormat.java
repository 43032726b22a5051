package chat.warren.ui.window.door;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Where the key of a profile lies as long as its owner has chosen no passphrase: a random one, in a file beside the
 * profile that only this account may read. It keeps out nobody who uses the account, and a profile whose folder alone
 * is copied stays sealed. The window says so, and offers a passphrase as soon as there is something to lose.
 */
public final class Doormat {
    /** As strong as any key here. */
    private static final int KEY_BYTES = 32;

    private final Path file;

    public Doormat(Path profile) {
        Path folder = profile.toAbsolutePath().normalize();
        this.file = folder.resolveSibling(folder.getFileName() + ".doorkey");
    }

    public boolean hasKey() {
        return Files.exists(file);
    }

    /** Takes the key up. */
    public char[] key() throws ProfileException {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip().toCharArray();
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.OTHER,
                    "The key of the profile could not be read (" + file + "); nothing was changed: may this account"
                            + " read it?",
                    e);
        }
    }

    /** Lays a new key down. */
    public char[] lay(RandomGenerator random) throws ProfileException {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, onlyForUs());
            // On the disk before the profile is, which nobody could open without it.
            Files.writeString(file, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.READ_ONLY,
                    "The key of a new profile could not be written (" + file
                            + "); nothing was changed: may this account write there?",
                    e);
        }
        return key.toCharArray();
    }

    private FileAttribute<?>[] onlyForUs() throws IOException {
        FileStore store = Files.getFileStore(file.getParent());
        return store.supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** As {@link #clear}, on the way to destroying all: what fails here must not stop what follows. */
    void shred() {
        try {
            wipe();
        } catch (IOException e) {
            // The profile is destroyed all the same, and then this key opens nothing.
        }
    }

    /** From now on there is a passphrase. */
    public void clear() throws ProfileException {
        try {
            wipe();
        } catch (IOException e) {
            throw new ProfileException(
                    Reason.READ_ONLY,
                    "The old key could not be taken away (" + file
                            + "); it opens nothing any more: delete it when you can.",
                    e);
        }
    }

    /** Deleting alone leaves it on the disk, where it opens whatever old vault is found there as well. */
    private void wipe() throws IOException {
        if (hasKey()) {
            Files.write(file, new byte[2 * KEY_BYTES], StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.delete(file);
        }
    }
}
