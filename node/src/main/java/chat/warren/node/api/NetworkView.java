package chat.warren.node.api;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How we stand with the network.
 *
 * @param sentence the state, for people
 * @param port the UDP port of everything
 * @param contacts in the DHT
 * @param nodes how many the DHT seems to have
 * @param seenAs the address under which others see us, if they say so
 * @param overlay of Warren's own nodes, if we take part in it
 */
public record NetworkView(
        NetworkState state,
        String sentence,
        int port,
        int contacts,
        long nodes,
        Optional<InetSocketAddress> seenAs,
        Optional<OverlayStanding> overlay) {}
