package chat.warren.storage.profile;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.storage.ForeignFilesException;
import chat.warren.storage.FullDiskException;
import chat.warren.storage.NoProfileException;
import chat.warren.storage.ReadOnlyProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.owner.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile's files are.
 *
 * <pre>
 * vault        192 bytes: the key, under the passphrase
 * profile.db   (-wal, -shm) the database
 * keys         the key page of disappearing messages
 * index        the search index
 * files/       attachments, under random names
 * lock         empty; whoever has the profile open holds it
 * lock.*       what running programs tell each other about it
 * </pre>
 */
record ProfileFolder(Path path) {
    /** No file of ours that is read whole is longer; a longer one is not ours. */
    private static final long MAX_SMALL_FILE = 1 << 20;

    Path vault() {
        return path.resolve("vault");
    }

    Path database() {
        return path.resolve("profile.db");
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path index() {
        return path.resolve("index");
    }

    Path files() {
        return path.resolve("files");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** All that holds data; in this order they may be deleted, for without the vault the rest is noise. */
    List<Path> data() {
        return List.of(
                vault(),
                keys(),
                database(),
                path.resolve("profile.db-wal"),
                path.resolve("profile.db-shm"),
                index(),
                path.resolve("index.next"),
                nextVault());
    }

    boolean holdsProfile() {
        return Files.isRegularFile(vault());
    }

    void checkHoldsProfile() throws NoProfileException {
        if (!holdsProfile()) {
            throw new NoProfileException("There is no profile in " + path + ": create one, or name another folder.");
        }
    }

    /** Makes the folder and lets only its owner in. */
    void create() throws StorageException {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw isFile(e);
        } catch (IOException e) {
            throw readOnly(e);
        }
        checkWritable();
        if (!holdsProfile()) {
            checkNothingForeign();
        }
        restrictFolder();
    }

    /**
     * A profile wants a folder of its own: making or replacing one deletes files by name, and those of somebody's
     * project may be called "files" and "keys" as well. What an interrupted attempt left is known by its lock, which is
     * made first.
     */
    void checkNothingForeign() throws StorageException {
        Set<Path> known = new HashSet<>(data());
        known.add(files());
        boolean begun = Files.exists(lock()) || holdsProfile();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                boolean ours = begun
                        && (known.contains(entry)
                                || entry.getFileName().toString().startsWith("lock"));
                if (!ours) {
                    throw new ForeignFilesException("The folder " + path
                            + " holds other files; nothing was changed: name a folder that is empty or not there yet.");
                }
            }
        } catch (StorageException e) {
            throw e;
        } catch (NotDirectoryException e) {
            throw isFile(e);
        } catch (IOException | DirectoryIteratorException e) {
            throw new StorageException(
                    "The folder " + path + " could not be looked at; nothing was changed: check who owns it.", e);
        }
    }

    private StorageException isFile(IOException e) {
        return new ForeignFilesException(
                path + " is a file and a profile needs a folder; nothing was changed: name another one.", e);
    }

    void checkWritable() throws ReadOnlyProfileException {
        if (!Files.isWritable(path)) {
            throw readOnly(null);
        }
    }

    /** Files are made before anything is written to them, so that at no moment others may read them. */
    void makeOwnerOnly(Path file) throws StorageException {
        try {
            OwnerOnly.makeFile(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void makeFolder(Path folder) throws StorageException {
        try {
            Files.createDirectories(folder);
            OwnerOnly.restrictFolder(folder);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Somebody may have copied the profile with looser permissions. */
    void restrictAll() throws StorageException {
        restrictFolder();
        makeFolder(files());
        try {
            for (Path file : data()) {
                if (Files.exists(file)) {
                    OwnerOnly.restrictFile(file);
                }
            }
        } catch (IOException e) {
            throw notOurs(e);
        }
    }

    private void restrictFolder() throws StorageException {
        try {
            OwnerOnly.restrictFolder(path);
        } catch (IOException e) {
            throw notOurs(e);
        }
    }

    private static ReadOnlyProfileException notOurs(IOException e) {
        return new ReadOnlyProfileException(
                "The profile's files could not be closed to other users; nothing was changed: check who owns the folder.",
                e);
    }

    byte[] readSmall(Path file) throws StorageException {
        try {
            if (Files.size(file) > MAX_SMALL_FILE) {
                throw new StorageException(file + " is not a file of Warren's: restore a backup.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Another vault in place of this one: after a kill at any moment, the old one is there or the new. */
    void replaceVault(byte[] bytes) throws StorageException {
        makeOwnerOnly(nextVault());
        try {
            overwrite(nextVault(), bytes);
            if (!holdsProfile()) {
                putNextVault();
                return;
            }
            try (FileChannel before = open(vault())) {
                putNextVault();
                // What the old passphrase opens would else lie in a free block until something is written there.
                overwrite(before, new byte[(int) Math.min(before.size(), MAX_SMALL_FILE)]);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void putNextVault() throws IOException {
        Files.move(nextVault(), vault(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    private Path nextVault() {
        return path.resolve("vault.next");
    }

    /** Random bytes over all that opens the profile, where it lies on the disk. */
    void shredKeys(RandomGenerator random) throws StorageException {
        shred(vault(), random);
        shred(nextVault(), random);
        shred(keys(), random);
    }

    private void shred(Path file, RandomGenerator random) throws StorageException {
        try {
            if (Files.exists(file)) {
                overwrite(file, Bytes.random(random, (int) Math.min(Files.size(file), MAX_SMALL_FILE)));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static void overwrite(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = open(file)) {
            overwrite(channel, bytes);
        }
    }

    private static void overwrite(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        channel.force(true);
    }

    private void forceFolder() throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    void deleteData() throws StorageException {
        try {
            for (Path file : data()) {
                Files.deleteIfExists(file);
            }
            deleteTree(files());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private ReadOnlyProfileException readOnly(@Nullable IOException e) {
        String sentence = "The folder " + path
                + " cannot be written to; nothing was changed: allow writing to it, or name another one.";
        return e == null ? new ReadOnlyProfileException(sentence) : new ReadOnlyProfileException(sentence, e);
    }

    private StorageException failed(IOException e) throws StorageException {
        checkWritable();
        if (path.toFile().getUsableSpace() < MAX_SMALL_FILE / 16) {
            return new FullDiskException(
                    "The disk is full: the last change was not saved, everything before it was; make room and try again.",
                    e);
        }
        return new StorageException(
                "A file in " + path + " could not be read or written; what was saved before is kept: check the disk.",
                e);
    }
}
