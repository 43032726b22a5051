package chat.warren.dht.join;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/** What somebody with sockets does for an engine. Answers come back on the engine's thread, some time or never. */
public interface Errands {
    /** Looks a name up and says what addresses it has: none when it does not exist, or nobody could be asked. */
    void resolve(NodeName name, AddressesFound whenFound);

    /** Sends a beacon to everybody on the local network, with the port at which this engine is reached. */
    void beacon(LanBeacon beacon);

    /** Says from now on what beacons others send. */
    void listen(BeaconHeard whenHeard);

    /** The port of the engine's sockets. */
    int port();

    /** Told what a name stands for. */
    @FunctionalInterface
    interface AddressesFound {
        void found(List<InetSocketAddress> addresses, Instant now);
    }

    /** Told of a beacon. */
    @FunctionalInterface
    interface BeaconHeard {
        void heard(InetSocketAddress from, LanBeacon beacon, Instant now);
    }
}
