package chat.warren.node.probe;

import java.net.InetSocketAddress;

/**
 * What a sealed datagram of kind "probe" says. Layouts stand in {@link ProbeWire}.
 *
 * <p>A probe names nobody: whose it is follows from the key that opens it.
 */
public sealed interface Probe {
    /** Told from all others by a number that only its sender and whoever opens it know. */
    long transaction();

    /**
     * Opens the way out on our side, and asks for an answer.
     *
     * @param bytes how long the probe shall be: long ones measure what a path carries
     */
    record Ping(long transaction, int bytes) implements Probe {
        public Ping {
            if (bytes < ProbeWire.LEAST_BYTES || bytes > ProbeWire.MOST_BYTES) {
                throw new IllegalArgumentException("no ping has " + bytes + " bytes");
            }
        }

        public Ping(long transaction) {
            this(transaction, ProbeWire.LEAST_BYTES);
        }
    }

    /** The answer to a ping: where it seemed to come from, and how long it arrived. */
    record Pong(long transaction, InetSocketAddress observed, int bytes) implements Probe {}

    /** "Call me": travels by any way there is (a helper, a relay, an old path), so that both begin at once. */
    record Call(long transaction, Turn turn, Whereabouts whereabouts) implements Probe {}

    /** Asks for a pong after a while of silence: tells how long a router keeps a mapping open. */
    record Later(long transaction, int seconds) implements Probe {
        /** Longer is no use: nobody sends keepalives more rarely than that (PERFORMANCE.md §1.3). */
        public static final int MOST_SECONDS = 255;
    }

    /** Who a call comes from. */
    enum Turn {
        /** I have just begun, and my router is open for you: answer, and write to me. */
        ASKING,
        /** I have read your call and have written to you already. */
        ANSWERING
    }
}
