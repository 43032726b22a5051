package chat.warren.node.path;

import chat.warren.node.probe.ProbeWire;
import java.util.Arrays;

/**
 * How long a datagram one path carries, found by pings of that length (RFC 8899 in small). Lengths are those of a
 * probe's body; every kind of datagram has the same seal around it.
 */
final class MtuSearch {
    /**
     * What QUIC takes for granted, less the seal; then what is left of IPv6's 1,280, of tunnels, PPPoE and Ethernet
     * (1,500 less 28 or 48 for the headers, and 45 for the seal).
     */
    private static final int[] STEPS = {1_155, 1_187, 1_307, 1_399, 1_407, ProbeWire.MOST_BYTES};
    /** One lost ping is loss; three of one length, while short ones pass, are the length. */
    private static final int TRIES = 3;

    private int carries = STEPS[0];
    private int next = STEPS.length - 1; // Most paths are Ethernet from end to end: try the whole first.
    private int misses;

    /** Whether a longer one may pass. */
    boolean isSearching() {
        return next >= 0 && STEPS[next] > carries;
    }

    /** The length to try next: a longer one, or the one that is relied on, which may have stopped passing. */
    int wanted() {
        return isSearching() ? STEPS[next] : carries;
    }

    /** Whether the next attempt can wait, because nothing is in question. */
    boolean isSettled() {
        return !isSearching() && misses == 0;
    }

    void passed(int bytes) {
        if (bytes >= carries) {
            carries = bytes;
            misses = 0;
        }
    }

    void missed(int bytes) {
        if (bytes != wanted() || ++misses < TRIES) {
            return;
        }
        misses = 0;
        if (isSearching()) {
            next--;
        } else {
            // What is long does not arrive any more, although short things do: the path has changed. Begin anew.
            carries = STEPS[0];
            next = STEPS.length - 1;
        }
    }

    int carries() {
        return carries;
    }

    /** Whether it may not pass somewhere, although QUIC's handshake does. */
    static boolean isLong(int bytes) {
        return bytes > STEPS[0];
    }

    static boolean isStep(int bytes) {
        return Arrays.stream(STEPS).anyMatch(step -> step == bytes);
    }
}
