package chat.warren.node.socket;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the machine is connected to, at one instant. Two that are equal mean that nothing has changed.
 *
 * @param addresses in an order that does not depend on the system's
 * @param preferred from where the system would send to the Internet: at most one of each family
 */
public record LocalNetwork(List<LocalAddress> addresses, List<InetAddress> preferred) {
    private static final Comparator<LocalAddress> ORDER = Comparator.comparingInt(LocalAddress::networkInterface)
            .thenComparing(local -> local.address().getHostAddress());

    public LocalNetwork {
        addresses = addresses.stream().sorted(ORDER).toList();
        preferred = List.copyOf(preferred);
    }

    /**
     * The address to send from: a neighbour's side of the network, or else what the system prefers. Who uses a VPN has
     * said so in the routes, and nothing is ever sent around them.
     */
    public Optional<InetAddress> sourceFor(InetAddress destination) {
        return addresses.stream()
                .filter(local -> local.isNeighbourOf(destination))
                .max(Comparator.comparingInt(LocalAddress::prefix))
                .map(LocalAddress::address)
                .or(() -> preferred(destination instanceof Inet4Address));
    }

    /** From where the system sends to the Internet; none when it has no route there. */
    public Optional<InetAddress> preferred(boolean ipv4) {
        return preferred.stream()
                .filter(address -> address instanceof Inet4Address == ipv4)
                .findFirst();
    }
}
