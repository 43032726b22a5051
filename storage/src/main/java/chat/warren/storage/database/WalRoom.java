package chat.warren.storage.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the WAL longer than what is in it. A commit that makes the file longer waits for the file system's own journal
 * as well, which takes twice as long as a commit into room that is there already. SQLite reads a WAL up to the first
 * frame that is none, and zeros are none; it leaves the same behind itself whenever it begins the file anew.
 *
 * <p>Belongs to the writer, between whose commits nobody else writes there.
 */
final class WalRoom implements AutoCloseable {
    /** Some hundred small commits; a full disk misses it no more than one picture. */
    private static final int AHEAD_BYTES = 1 << 20;

    private static final byte[] ZEROS = new byte[1 << 16];

    private final Path wal;
    private @Nullable FileChannel channel;
    private long ready;
    private boolean full;

    WalRoom(Path database) {
        this.wal = database.resolveSibling(database.getFileName() + "-wal");
    }

    /** After a commit: if it had to make the file longer, the next ones will not. */
    void keep() {
        try {
            FileChannel file = channel;
            if (file == null) {
                file = FileChannel.open(wal, StandardOpenOption.WRITE);
                channel = file;
            }
            long bytes = file.size();
            boolean grown = bytes > ready || bytes < AHEAD_BYTES; // The latter when SQLite has cut it back.
            ready = bytes;
            if (grown && !full) {
                lengthen(file, bytes + AHEAD_BYTES);
            }
        } catch (NoSuchFileException notYet) {
            // Nothing was written since the start.
        } catch (IOException fullDisk) {
            full = true; // What was committed is committed, and the next commits take longer.
        }
    }

    private void lengthen(FileChannel file, long until) throws IOException {
        while (ready < until) {
            ready += file.write(ByteBuffer.wrap(ZEROS, 0, (int) Math.min(ZEROS.length, until - ready)), ready);
        }
    }

    /** Before SQLite closes, which takes the file away. */
    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException harmless) {
            // Nothing of ours waits in it.
        }
    }
}
