package chat.warren.storage.file;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.owner.OwnerOnly;
import chat.warren.storage.row.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A file of chunks that can be written and read in any order, each sealed with its number.
 *
 * <pre>
 * chunk n at n · 65,568: nonce(12) ‖ AES-256-GCM(file key, nonce, "warren/chunk1" ‖ file id ‖ n, length(4) ‖ 65,536 bytes, padded)
 * </pre>
 *
 * <p>Every chunk takes the same room, so chunks can arrive in any order, and the file's size tells its content's only
 * to the next 64 KiB. A chunk never written reads as absent. One owner at a time.
 */
public final class SealedFile implements AutoCloseable {
    public static final int CHUNK_BYTES = 65_536;

    private static final int LENGTH_BYTES = 4;
    private static final int STORED_BYTES = Aead.NONCE_BYTES + LENGTH_BYTES + CHUNK_BYTES + Aead.TAG_BYTES;

    private final FileChannel channel;
    private final FileId id;
    private final Secret key;
    private final RandomGenerator random;

    private SealedFile(FileChannel channel, FileId id, Secret key, RandomGenerator random) {
        this.channel = channel;
        this.id = id;
        this.key = key;
        this.random = random;
    }

    /** Opens the file of an attachment in the folder of sealed files, and makes it when it is not there. */
    public static SealedFile open(Path folder, Attachment attachment, RandomGenerator random) throws StorageException {
        try {
            Path file = folder.resolve(attachment.id().fileName());
            OwnerOnly.makeFile(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Secret key = Secret.owning(attachment.key().toArray());
            return new SealedFile(channel, attachment.id(), key, random);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    public void write(long chunk, byte[] content) throws StorageException {
        if (content.length > CHUNK_BYTES) {
            throw new IllegalArgumentException("a chunk has up to " + CHUNK_BYTES + " bytes");
        }
        byte[] padded = Arrays.copyOf(
                new ByteWriter().u32(content.length).bytes(content).toArray(), LENGTH_BYTES + CHUNK_BYTES);
        byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
        ByteBuffer stored = ByteBuffer.wrap(
                key.use(loan -> Bytes.concat(nonce, Aead.seal(loan, nonce, associated(chunk), padded))));
        try {
            while (stored.hasRemaining()) {
                channel.write(stored, chunk * STORED_BYTES + stored.position());
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** How many chunks there is room for; not all of them need be there. */
    public long chunks() throws StorageException {
        try {
            return (channel.size() + STORED_BYTES - 1) / STORED_BYTES;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The chunk's content; nothing, if it was never written. */
    public Optional<byte[]> read(long chunk) throws StorageException {
        ByteBuffer stored = ByteBuffer.allocate(STORED_BYTES);
        try {
            int read = 0;
            while (read >= 0 && stored.hasRemaining()) {
                read = channel.read(stored, chunk * STORED_BYTES + stored.position());
            }
        } catch (IOException e) {
            throw failed(e);
        }
        if (Arrays.equals(stored.array(), new byte[STORED_BYTES])) {
            return Optional.empty(); // Beyond the end, or a hole that a later chunk left.
        }
        byte[] padded = open(chunk, stored.array());
        int length = ByteBuffer.wrap(padded).getInt();
        return Optional.of(Arrays.copyOfRange(padded, LENGTH_BYTES, LENGTH_BYTES + length));
    }

    /**
     * Waits until all that was written is on the disk. Only then may a transfer's row say that its pieces are there.
     */
    public void force() throws StorageException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private byte[] open(long chunk, byte[] stored) throws DamagedProfileException {
        byte[] nonce = Arrays.copyOf(stored, Aead.NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(stored, Aead.NONCE_BYTES, stored.length);
        Optional<byte[]> padded = key.use(loan -> {
            try {
                return Optional.of(Aead.open(loan, nonce, associated(chunk), sealed));
            } catch (ForgedException torn) {
                return Optional.empty();
            }
        });
        return padded.orElseThrow(() -> new DamagedProfileException(
                "A part of a stored file is damaged; the rest can still be read: ask for the file again."));
    }

    private byte[] associated(long chunk) {
        return new ByteWriter()
                .bytes(Bytes.label("warren/chunk1"))
                .bytes(id.id().toArray())
                .i64(chunk)
                .toArray();
    }

    private static StorageException failed(IOException e) {
        return new StorageException(
                "A stored file could not be read or written; the messages are safe: make room on the disk, and check the profile's folder.",
                e);
    }

    @Override
    public void close() throws StorageException {
        key.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
