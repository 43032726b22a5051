package chat.warren.simulator.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/** An open file of a {@link SimDisk}. A crash closes it. */
public final class SimFile implements SeekableByteChannel {
    private final SimDisk disk;
    private final Inode inode;
    private final int boot;
    private int position;
    private boolean closed;

    SimFile(SimDisk disk, Inode inode) {
        this.disk = disk;
        this.inode = inode;
        this.boot = disk.boots();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        requireOpen();
        if (position >= inode.length()) {
            return -1;
        }
        int end = Math.min(inode.length(), Math.addExact(position, into.remaining()));
        for (Inode.BadRange bad : inode.badRanges) {
            if (bad.touches(position, end)) {
                throw new IOException("Input/output error");
            }
        }
        into.put(inode.read(position, end));
        int count = end - position;
        position = end;
        return count;
    }

    /**
     * Writes what the disk has room for, and fails if that is nothing: a full disk shows itself in a short count first.
     */
    @Override
    public int write(ByteBuffer from) throws IOException {
        requireOpen();
        int end = Math.addExact(position, from.remaining());
        int count = Math.max(0, Math.min(end, Math.addExact(inode.length(), disk.room())) - position);
        count = Math.min(count, from.remaining());
        if (count == 0 && from.hasRemaining()) {
            throw new IOException("No space left on device");
        }
        byte[] bytes = new byte[count];
        from.get(bytes);
        inode.write(position, bytes);
        position += count;
        return count;
    }

    /** Returns when everything written is safe, as {@code FileChannel.force} does. */
    public void sync() throws IOException {
        requireOpen();
        if (disk.syncFails()) {
            inode.failSync();
            throw new IOException("Input/output error");
        }
        inode.sync();
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SimFile position(long newPosition) throws IOException {
        requireOpen();
        position = Math.toIntExact(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return inode.length();
    }

    @Override
    public SimFile truncate(long size) throws IOException {
        requireOpen();
        if (size < inode.length()) {
            inode.cut(Math.toIntExact(size));
        }
        position = Math.toIntExact(Math.min(position, size));
        return this;
    }

    @Override
    public boolean isOpen() {
        return !closed && boot == disk.boots();
    }

    /** Closing syncs nothing. */
    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }
}
