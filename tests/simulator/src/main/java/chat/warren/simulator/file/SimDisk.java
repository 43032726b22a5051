package chat.warren.simulator.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A disk with one directory. Names have to be synced as well, as on POSIX: a file's sync is not its name's. */
public final class SimDisk {
    /** What disks have always written whole, or not at all. */
    public static final int SECTOR = 512;

    private final RandomGenerator random;
    private final int sector;
    private int capacity;
    private TreeMap<String, Inode> names = new TreeMap<>();
    private TreeMap<String, Inode> durableNames = new TreeMap<>();
    private final List<NameChange> pending = new ArrayList<>();
    private int syncsUntilFailure = Integer.MAX_VALUE;
    private int boots;

    /** The name stands for this inode from now on, or for nothing; another name ends in the same moment. */
    private record NameChange(
            String name, @Nullable Inode inode, @Nullable String ended) {
        void apply(TreeMap<String, Inode> to) {
            if (ended != null) {
                to.remove(ended);
            }
            if (inode == null) {
                to.remove(name);
            } else {
                to.put(name, inode);
            }
        }
    }

    public SimDisk(RandomGenerator random, int capacity) {
        this(random, capacity, SECTOR);
    }

    /** With another unit of tearing; one is the most unkind. */
    public SimDisk(RandomGenerator random, int capacity, int sector) {
        this.random = random;
        this.capacity = capacity;
        this.sector = sector;
    }

    /** Opens the file at its start, and makes it if there is none. */
    public SimFile open(String name) {
        Inode inode = names.get(name);
        if (inode == null) {
            inode = new Inode();
            change(new NameChange(name, inode, null));
        }
        return new SimFile(this, inode);
    }

    public boolean exists(String name) {
        return names.containsKey(name);
    }

    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    /** Takes the place of a file that has the new name: at every instant, and after a crash, one of the two has it. */
    public void rename(String from, String to) throws IOException {
        change(new NameChange(to, existing(from), from));
    }

    public void delete(String name) throws IOException {
        existing(name);
        change(new NameChange(name, null, null));
    }

    /** Makes what was made, renamed and deleted permanent, as a sync of the directory does. */
    public void syncNames() throws IOException {
        if (syncFails()) {
            throw new IOException("Input/output error");
        }
        pending.clear();
        durableNames = new TreeMap<>(names);
    }

    /** Power is lost and comes back. Of the name changes a first part is kept, as journalling file systems do. */
    public void crash() {
        boots++;
        int kept = random.nextInt(pending.size() + 1);
        pending.subList(0, kept).forEach(change -> change.apply(durableNames));
        pending.clear();
        names = new TreeMap<>(durableNames);
        names.values().forEach(inode -> inode.crash(random, sector));
    }

    /** Flips that many bits somewhere in what is on the disk of this file. */
    public void rot(String name, int bits) throws IOException {
        Inode inode = existing(name);
        for (int i = 0; i < bits; i++) {
            inode.flip(random);
        }
    }

    /** Reads that touch this part fail from now on. */
    public void failReads(String name, int from, int to) throws IOException {
        existing(name).badRanges.add(new Inode.BadRange(from, to));
    }

    /** The sync after that many good ones fails, and loses what it should have written. */
    public void failSyncAfter(int goodOnes) {
        syncsUntilFailure = goodOnes;
    }

    /** A disk gets fuller or emptier: for all files together. */
    public void capacity(int bytes) {
        capacity = bytes;
    }

    int room() {
        long used = names.values().stream().mapToLong(Inode::length).sum();
        return (int) Math.max(0, capacity - used);
    }

    boolean syncFails() {
        if (syncsUntilFailure == 0) {
            syncsUntilFailure = Integer.MAX_VALUE;
            return true;
        }
        if (syncsUntilFailure != Integer.MAX_VALUE) {
            syncsUntilFailure--;
        }
        return false;
    }

    int boots() {
        return boots;
    }

    private void change(NameChange change) {
        change.apply(names);
        pending.add(change);
    }

    private Inode existing(String name) throws IOException {
        Inode inode = names.get(name);
        if (inode == null) {
            throw new FileNotFoundException(name + " (No such file or directory)");
        }
        return inode;
    }
}
