package chat.warren.dht.store;

import chat.warren.dht.routing.AddressGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts what each source occupies: one IPv4 /24, one IPv6 /56, so that renting a network buys no more room. */
final class Quota {
    private final int most;
    private final Map<Long, Integer> used = new HashMap<>();

    Quota(int most) {
        this.most = most;
    }

    boolean hasRoom(InetSocketAddress source) {
        return used.getOrDefault(key(source), 0) < most;
    }

    void take(InetSocketAddress source) {
        used.merge(key(source), 1, Integer::sum);
    }

    void giveBack(InetSocketAddress source) {
        used.computeIfPresent(key(source), (key, count) -> count == 1 ? null : count - 1);
    }

    private static long key(InetSocketAddress source) {
        InetAddress address = source.getAddress();
        // On one host or LAN, each socket is somebody.
        return AddressGroup.isLocal(address)
                ? Long.MIN_VALUE | (long) address.hashCode() << 16 | source.getPort()
                : AddressGroup.narrow(address);
    }
}
