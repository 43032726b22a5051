package chat.warren.simulator.net;

/** Why a datagram did not arrive. */
public enum Drop {
    LOST(1),
    QUEUE_FULL(2),
    TOO_BIG(3),
    /** Nobody has the address, or the sender has none of its family. */
    NO_ROUTE(4),
    NO_SOCKET(5),
    ASLEEP(6),
    CUT(7),
    /** The TTL ran out on the way. */
    EXPIRED(8),
    /** A NAT or firewall let it not in. */
    FILTERED(9),
    /** A gateway passes no UDP. */
    BLOCKED(10),
    /** A NAT does not reflect datagrams from inside to its own outside. */
    NO_HAIRPIN(11),
    /** A NAT had no port left. */
    NO_PORT(12);

    /** Stands in the trace for a datagram that arrived. */
    static final int NOT_DROPPED = 0;

    /** Stands in the trace for the reason. */
    final int code;

    Drop(int code) {
        this.code = code;
    }
}
