package chat.warren.storage.owner;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Permissions of the profile's files: 0600, and 0700 for folders. On Windows the user's own folder keeps others out.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes an empty file, or closes the one that is there. */
    public static void makeFile(Path file) throws IOException {
        try {
            if (isPosix(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            restrict(file, FILE);
        }
    }

    public static void restrictFile(Path file) throws IOException {
        restrict(file, FILE);
    }

    public static void restrictFolder(Path folder) throws IOException {
        restrict(folder, FOLDER);
    }

    private static void restrict(Path file, Set<PosixFilePermission> permissions) throws IOException {
        if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(permissions)) {
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
