package chat.warren.node.api;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How we stand with the network.
 *
 * @param sentence the state for people: what is, and what still works
 * @param remedy what helps; empty if nothing needs help
 * @param port the UDP port of everything
 * @param contacts in the DHT
 * @param nodes how many the DHT seems to have
 * @param seenAs the address under which others see us, if they say so
 * @param overlay of Warren's own nodes, if we take part in it
 */
public record NetworkView(
        NetworkState state,
        String sentence,
        String remedy,
        int port,
        int contacts,
        long nodes,
        Optional<InetSocketAddress> seenAs,
        Optional<OverlayStanding> overlay) {}
