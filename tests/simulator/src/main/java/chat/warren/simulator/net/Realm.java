package chat.warren.simulator.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network in which an address means one station: the Internet, or a LAN behind a gateway. */
public abstract sealed class Realm permits Internet, Lan {
    final Network network;

    /** Looked up, never walked through: its order would be the hashes'. */
    private final Map<InetAddress, Station> stations = new HashMap<>();

    Realm(Network network) {
        this.network = network;
    }

    final @Nullable Station at(InetAddress address) {
        return stations.get(address);
    }

    final boolean taken(InetAddress address) {
        return stations.containsKey(address);
    }

    void attach(InetAddress address, Station station) {
        Station other = stations.putIfAbsent(address, station);
        if (other != null && other != station) {
            throw new IllegalArgumentException(
                    station + " cannot have " + address.getHostAddress() + ": it is " + other + "'s");
        }
    }

    void detach(InetAddress address) {
        stations.remove(address);
    }

    /** Brings a datagram that has left the sender's line to whoever has its address. */
    abstract void carry(Flight flight, Station sender, long departure);

    /** The station through which one of this realm's is on the Internet. */
    abstract Station outermost(Station inside);

    /** An address of each family for who comes here; null where the realm has none. */
    abstract @Nullable InetAddress freshV4(Station station);

    abstract @Nullable InetAddress freshV6(Station station);
}
