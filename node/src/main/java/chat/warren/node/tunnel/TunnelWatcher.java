package chat.warren.node.tunnel;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * Is told of tunnels, all on the node's thread.
 *
 * @param <F> what stands for a friend
 */
public interface TunnelWatcher<F> {
    /** A tunnel to a friend is there, whoever began it. Numbers are never used again. */
    void opened(int connection, F friend, InetSocketAddress remote, Instant now);

    /** A datagram of hers, still sealed. */
    void arrived(int connection, F friend, byte[] datagram, Instant now);

    void closed(int connection, F friend, Instant now);

    /** None of the addresses that were dialled led to her. */
    void unreachable(F friend, Instant now);
}
