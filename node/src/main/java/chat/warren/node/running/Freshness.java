package chat.warren.node.running;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts the counters of one friend's several keys into one order, so that it can be said which of her datagrams is the
 * newest. Each key counts for itself: one that seals a hundred thousand a second would be ahead of all others for
 * hours.
 */
final class Freshness {
    /** Doors of five hours and two chains, and three sessions. */
    private static final int MAX_KEYS = 16;

    /** By door or session, which are equal to nothing but themselves. */
    private final Map<Object, Long> highest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
            return size() > MAX_KEYS;
        }
    };

    private long newest;

    /** Above all before if this is the newest under its key, or else below. */
    long of(Object key, long counter) {
        Long before = highest.remove(key);
        boolean newer = before == null || counter > before;
        highest.put(key, newer ? Long.valueOf(counter) : before);
        return newer ? ++newest : 0;
    }
}
