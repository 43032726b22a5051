package chat.warren.dht.loop;

import chat.warren.dht.join.Errands;
import chat.warren.dht.join.LanBeacon;
import chat.warren.dht.join.NodeName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up names and speaks to the LAN for the engine of one loop. */
final class Outside implements Errands {
    private final DhtLoop loop;
    private final Sockets sockets;
    private final LanGroup group;
    private Optional<LanSocket> lan = Optional.empty(); // Only on the loop's thread, like the listener.
    private BeaconHeard listener = (from, beacon, now) -> {};

    Outside(DhtLoop loop, Sockets sockets, LanGroup group) {
        this.loop = loop;
        this.sockets = sockets;
        this.group = group;
    }

    /** Each on a thread of its own: a name server that does not answer shall hold up nothing else. */
    @Override
    public void resolve(NodeName name, AddressesFound whenFound) {
        Thread.ofVirtual().name("warren-name").start(() -> {
            List<InetSocketAddress> found = addresses(name);
            // Refused only by a loop that ends or is flooded: then the name is asked for again later.
            boolean _ = loop.execute((engine, now) -> whenFound.found(found, now));
        });
    }

    private static List<InetSocketAddress> addresses(NodeName name) {
        try {
            return Stream.of(InetAddress.getAllByName(name.host()))
                    .map(address -> new InetSocketAddress(address, name.port()))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of(); // No such name, or no name server. Other sources go on, and this one is tried again.
        }
    }

    @Override
    public void beacon(LanBeacon beacon) {
        lan.ifPresent(socket -> socket.send(beacon));
    }

    @Override
    public void listen(BeaconHeard whenHeard) {
        listener = whenHeard;
        try {
            lan = Optional.of(LanSocket.open(group, sockets.selector()));
        } catch (IOException e) {
            sockets.errors.increment(); // Another program keeps the port for itself: the LAN is silent, the rest works.
        }
    }

    @Override
    public int port() {
        return sockets.port();
    }

    void receive(Instant now) {
        lan.ifPresent(socket -> socket.receive(listener, now));
    }

    void close() {
        try {
            if (lan.isPresent()) {
                lan.get().close();
            }
        } catch (IOException e) {
            sockets.errors.increment(); // It is gone either way.
        }
    }
}
