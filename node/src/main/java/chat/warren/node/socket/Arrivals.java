package chat.warren.node.socket;

import java.time.Instant;

/** What the sockets tell. All of it happens on their one thread. */
public interface Arrivals {
    void arrived(Datagram datagram, Instant now);

    /** The machine's addresses or its routes have changed. The first one comes before any datagram. */
    void networkChanged(LocalNetwork network, Instant now);
}
