package chat.warren.crypto.datagram;

/**
 * Accepts each counter at most once, and old ones not at all, in constant memory.
 *
 * <p>Ask only after a datagram was opened: before, a forger could move the window.
 */
public final class ReplayWindow {
    /**
     * What may be under way on the slowest of several paths, or wait in one socket's buffer while another's is read:
     * 8,192 datagrams are 11 MB, or 0.9 s at 100 Mbit/s.
     */
    public static final int SIZE = 8192;

    private final long[] seen = new long[SIZE / Long.SIZE];
    private long newest = -1;

    public boolean accept(long counter) {
        if (counter < 0) {
            return false;
        }
        if (counter > newest) {
            forget(counter);
            newest = counter;
        } else if (newest - counter >= SIZE || isSet(counter)) {
            return false;
        }
        seen[word(counter)] |= 1L << counter;
        return true;
    }

    /** Counters from newest + 1 to this one share their bits with counters that now are too old. */
    private void forget(long upTo) {
        long count = Math.min(upTo - newest, SIZE);
        for (long back = 0; back < count; back++) {
            seen[word(upTo - back)] &= ~(1L << (upTo - back));
        }
    }

    private boolean isSet(long counter) {
        return (seen[word(counter)] >>> counter & 1) == 1;
    }

    private static int word(long counter) {
        return (int) (counter / Long.SIZE % (SIZE / Long.SIZE));
    }
}
