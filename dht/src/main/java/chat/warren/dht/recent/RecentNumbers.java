package chat.warren.dht.recent;

import java.util.Arrays;

/**
 * A number for each of the keys put last; when it is full, the key that was put the longest ago goes.
 *
 * <p>A linked hash map would do, but takes 90 bytes for two numbers, and a node keeps thousands. Here it is at most 36:
 * slots in parallel arrays, chained by hash, and linked by age. Someone who chooses keys can make a chain as long as
 * the whole memory, which is a few microseconds' walk.
 */
public final class RecentNumbers {
    private static final int NONE = -1;
    private static final int FIRST_SLOTS = 8;

    private final int most;
    private int size;
    private long[] keys = new long[FIRST_SLOTS];
    private long[] values = new long[FIRST_SLOTS];
    /** The next slot of the same chain; of a free slot, the next free one. */
    private int[] chained = new int[FIRST_SLOTS];

    private int[] older = new int[FIRST_SLOTS];
    private int[] newer = new int[FIRST_SLOTS];
    private int[] chains = new int[FIRST_SLOTS];
    private int firstFree;
    private int used;
    private int oldest = NONE;
    private int newest = NONE;

    public RecentNumbers(int most) {
        this.most = most;
        this.firstFree = NONE;
        Arrays.fill(chains, NONE);
    }

    public int size() {
        return size;
    }

    /** The key's number, or the other one if there is none. Asking does not make a key younger. */
    public long get(long key, long otherwise) {
        int slot = find(key);
        return slot == NONE ? otherwise : values[slot];
    }

    public void put(long key, long value) {
        int slot = find(key);
        if (slot == NONE) {
            if (size == most) {
                free(oldest);
            }
            slot = take();
            keys[slot] = key;
            int chain = chain(key);
            chained[slot] = chains[chain];
            chains[chain] = slot;
            size++;
        } else {
            unlink(slot);
        }
        values[slot] = value;
        older[slot] = newest;
        newer[slot] = NONE;
        if (newest == NONE) {
            oldest = slot;
        } else {
            newer[newest] = slot;
        }
        newest = slot;
    }

    public void remove(long key) {
        int slot = find(key);
        if (slot != NONE) {
            free(slot);
        }
    }

    /** Forgets the oldest ones as long as their numbers are lower than this: for numbers that are times. */
    public void forgetOldestBelow(long limit) {
        while (oldest != NONE && values[oldest] < limit) {
            free(oldest);
        }
    }

    private int find(long key) {
        int slot = chains[chain(key)];
        while (slot != NONE && keys[slot] != key) {
            slot = chained[slot];
        }
        return slot;
    }

    private int chain(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L; // 2^64 over the golden ratio: spreads neighbours.
        return (int) (mixed >>> 32) & (chains.length - 1);
    }

    private int take() {
        if (firstFree != NONE) {
            int slot = firstFree;
            firstFree = chained[slot];
            return slot;
        }
        if (used == keys.length) {
            grow();
        }
        return used++;
    }

    private void free(int slot) {
        unlink(slot);
        int chain = chain(keys[slot]);
        if (chains[chain] == slot) {
            chains[chain] = chained[slot];
        } else {
            int before = chains[chain];
            while (chained[before] != slot) {
                before = chained[before];
            }
            chained[before] = chained[slot];
        }
        chained[slot] = firstFree;
        firstFree = slot;
        size--;
    }

    private void unlink(int slot) {
        if (older[slot] == NONE) {
            oldest = newer[slot];
        } else {
            newer[older[slot]] = newer[slot];
        }
        if (newer[slot] == NONE) {
            newest = older[slot];
        } else {
            older[newer[slot]] = older[slot];
        }
    }

    /** Called when every slot is in use, so that all of them have to be chained anew. */
    private void grow() {
        int slots = keys.length * 2;
        keys = Arrays.copyOf(keys, slots);
        values = Arrays.copyOf(values, slots);
        chained = Arrays.copyOf(chained, slots);
        older = Arrays.copyOf(older, slots);
        newer = Arrays.copyOf(newer, slots);
        chains = new int[slots];
        Arrays.fill(chains, NONE);
        for (int slot = 0; slot < used; slot++) {
            int chain = chain(keys[slot]);
            chained[slot] = chains[chain];
            chains[chain] = slot;
        }
    }
}
