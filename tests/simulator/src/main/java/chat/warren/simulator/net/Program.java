package chat.warren.simulator.net;

import java.net.InetSocketAddress;
import java.time.Instant;

/** What runs on a host: an engine without I/O, and the few lines that join it to a socket. */
public interface Program {
    /**
     * A datagram arrived.
     *
     * @param from as this host sees the sender, behind all NATs
     * @param to the own address and port it came to, or the multicast group
     * @param datagram the program's to keep and change
     */
    void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram);

    /**
     * Does what is due and says when it wants to be called again ({@link Instant#MAX}: not before something arrives).
     * Called after every datagram and when the last answer's time has come; it may be called early.
     */
    Instant advanceTo(Instant now);
}
