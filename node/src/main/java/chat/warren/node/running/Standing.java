package chat.warren.node.running;

import chat.warren.node.nat.NatReport;
import chat.warren.node.socket.LocalNetwork;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How we stand, for who wants to know.
 *
 * @param four what is known of the way out over IPv4
 * @param mapped where the router lets everybody in, if it does
 * @param joined whether the network of strangers has been found
 * @param contacts how many of them are known
 */
public record Standing(
        LocalNetwork network, NatReport four, Optional<InetSocketAddress> mapped, boolean joined, int contacts) {}
