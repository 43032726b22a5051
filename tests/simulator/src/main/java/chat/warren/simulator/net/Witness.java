package chat.warren.simulator.net;

import java.net.InetSocketAddress;
import java.time.Instant;

/** Sees what happens on the network, for a test that counts or a developer who wants to read along. */
public interface Witness {
    default void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {}

    default void dropped(Instant when, Drop why, InetSocketAddress from, InetSocketAddress to, byte[] datagram) {}
}
