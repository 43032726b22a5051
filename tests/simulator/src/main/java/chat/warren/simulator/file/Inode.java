package chat.warren.simulator.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A file's bytes twice: as programs see them, and as they are on the platter. */
final class Inode {
    private final Bytes seen = new Bytes();
    private final Bytes durable = new Bytes();
    private final List<Change> pending = new ArrayList<>();
    final List<BadRange> badRanges = new ArrayList<>();

    record BadRange(int from, int to) {
        boolean touches(int start, int end) {
            return start < to && from < end;
        }
    }

    private sealed interface Change {}

    private record Cut(int length) implements Change {}

    /** The written bytes belong to the change alone. */
    private static final class Write implements Change {
        final int at;
        final byte[] bytes;

        Write(int at, byte[] bytes) {
            this.at = at;
            this.bytes = bytes;
        }
    }

    /** An array that grows; what is skipped is zero. */
    private static final class Bytes {
        private byte[] array = {};
        private int length;

        void put(int at, byte[] bytes, int from, int count) {
            int end = Math.addExact(at, count);
            if (end > array.length) {
                array = Arrays.copyOf(array, Math.max(end, array.length * 2));
            }
            System.arraycopy(bytes, from, array, at, count);
            length = Math.max(length, end);
        }

        void cut(int to) {
            if (to < length) {
                Arrays.fill(array, to, length, (byte) 0);
                length = to;
            }
        }
    }

    int length() {
        return seen.length;
    }

    byte[] read(int from, int to) {
        return Arrays.copyOfRange(seen.array, from, to);
    }

    void write(int at, byte[] bytes) {
        seen.put(at, bytes, 0, bytes.length);
        pending.add(new Write(at, bytes));
    }

    void cut(int length) {
        seen.cut(length);
        pending.add(new Cut(length));
    }

    void sync() {
        for (Change change : pending) {
            keep(change);
        }
        pending.clear();
    }

    /**
     * A sync that failed. Linux marks the pages clean all the same: programs go on seeing them, a later sync reports
     * success, and they were never written.
     */
    void failSync() {
        pending.clear();
    }

    /** Power is lost: each unsynced change is there, is not there, or is there in some of its sectors. */
    void crash(RandomGenerator random, int sector) {
        for (Change change : pending) {
            switch (random.nextInt(3)) {
                case 0 -> {}
                case 1 -> keep(change);
                default -> tear(change, random, sector);
            }
        }
        pending.clear();
        seen.cut(0);
        seen.put(0, durable.array, 0, durable.length);
    }

    void flip(RandomGenerator random) {
        if (durable.length == 0) {
            return;
        }
        int at = random.nextInt(durable.length);
        byte mask = (byte) (1 << random.nextInt(Byte.SIZE));
        durable.array[at] ^= mask;
        if (at < seen.length) {
            seen.array[at] ^= mask;
        }
    }

    private void keep(Change change) {
        switch (change) {
            case Write write -> durable.put(write.at, write.bytes, 0, write.bytes.length);
            case Cut cut -> durable.cut(cut.length);
        }
    }

    private void tear(Change change, RandomGenerator random, int sector) {
        if (!(change instanceof Write write)) {
            return;
        }
        int done = 0;
        while (done < write.bytes.length) {
            int at = write.at + done;
            int count = Math.min(sector - at % sector, write.bytes.length - done);
            if (random.nextBoolean()) {
                durable.put(at, write.bytes, done, count);
            }
            done += count;
        }
    }
}
