package chat.warren.simulator.nat;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A NAT's outside addresses, and who gets which (RFC 4787 §4.1, "IP address pooling"). */
final class Pool {
    private final List<InetAddress> addresses;
    private final boolean paired;
    private final RandomGenerator random;
    private final Map<InetAddress, InetAddress> pairs = new HashMap<>();

    Pool(List<InetAddress> addresses, boolean paired, RandomGenerator random) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a NAT needs an outside address");
        }
        this.addresses = List.copyOf(addresses);
        this.paired = paired;
        this.random = random;
    }

    boolean owns(InetAddress address) {
        return addresses.contains(address);
    }

    /** The outside address for a subscriber's next mapping. */
    InetAddress pick(InetAddress subscriber) {
        if (addresses.size() == 1) {
            return addresses.getFirst();
        }
        return paired ? pairs.computeIfAbsent(subscriber, any -> drawn()) : drawn();
    }

    private InetAddress drawn() {
        return addresses.get(random.nextInt(addresses.size()));
    }
}
