package chat.warren.storage.search;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.StorageException;
import chat.warren.storage.owner.OwnerOnly;
import chat.warren.storage.stream.OpeningStream;
import chat.warren.storage.stream.SealingStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The saved index.
 *
 * <pre>salt(32) ‖ sealed stream under HKDF(file key, salt, "warren/index1")</pre>
 */
final class IndexFile {
    private static final String LABEL = "warren/index1";
    private static final int SALT_BYTES = 32;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Secret fileKey;
    private final RandomGenerator random;

    IndexFile(Path file, Secret fileKey, RandomGenerator random) {
        this.file = file;
        this.fileKey = fileKey;
        this.random = random;
    }

    /** Writes a whole new file and puts it in the old one's place; a kill leaves one or the other. */
    void save(SearchIndex index) throws StorageException {
        byte[] salt = Bytes.random(random, SALT_BYTES);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            OwnerOnly.makeFile(next);
            try (FileOutputStream out = new FileOutputStream(next.toFile());
                    Secret key = key(salt)) {
                out.write(salt);
                SealingStream sealing = new SealingStream(out, key, LABEL);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(sealing, 1 << 16));
                IndexFormat.write(index, data);
                data.flush();
                sealing.finish();
                out.getFD().sync();
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StorageException(
                    "The search index could not be saved; nothing is lost, it will be made anew: make room on the disk.",
                    e);
        }
    }

    /** Nothing, if there is none, or it is damaged or of another version: it can always be made anew. */
    Optional<SearchIndex> load() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] salt = in.readNBytes(SALT_BYTES);
            try (Secret key = key(salt)) {
                OpeningStream opening = new OpeningStream(in, key, LABEL);
                DataInputStream data = new DataInputStream(new BufferedInputStream(opening, 1 << 16));
                SearchIndex index = IndexFormat.read(data, Files.size(file));
                opening.checkEnd();
                return Optional.of(index);
            }
        } catch (IOException | MalformedException unusable) {
            return Optional.empty();
        }
    }

    private Secret key(byte[] salt) {
        return fileKey.use(loan -> Secret.owning(Hkdf.derive(salt, loan, Bytes.label(LABEL), KEY_BYTES)));
    }
}
