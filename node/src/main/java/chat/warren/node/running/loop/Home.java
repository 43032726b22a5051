package chat.warren.node.running.loop;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.join.Errands;
import chat.warren.dht.join.LanBeacon;
import chat.warren.dht.join.NodeName;
import chat.warren.node.lan.LanSearch;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.socket.loop.Where;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What the node asks of the networks at hand: names, and neighbours of two kinds. */
final class Home implements Errands, AutoCloseable {
    /** BEP 14's, where every BitTorrent client calls. */
    private static final InetSocketAddress CLIENTS =
            new InetSocketAddress(InetAddress.ofLiteral("239.192.152.143"), 6771);

    private final NodeThread thread;
    private final UdpPorts ports;
    private final NodeSetup.Home setup;
    private final List<GroupSocket> groups = new ArrayList<>();
    private Optional<GroupSocket> clients = Optional.empty();
    private final boolean callClients;

    Home(NodeThread thread, UdpPorts ports, NodeSetup.Home setup, boolean callClients) {
        this.thread = thread;
        this.ports = ports;
        this.setup = setup;
        this.callClients = callClients;
    }

    private boolean isLoopback() {
        return setup.where() == Where.THIS_MACHINE;
    }

    /** Each on a thread of its own: a name server that does not answer shall hold up nothing else. */
    @Override
    public void resolve(NodeName name, AddressesFound whenFound) {
        Thread.ofVirtual().name("warren-name").start(() -> {
            List<InetSocketAddress> found = addresses(name);
            thread.execute(now -> whenFound.found(found, now));
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
        clients.ifPresent(group -> group.send(beacon.encode("239.192.152.143:6771")));
    }

    @Override
    public void listen(BeaconHeard whenHeard) {
        if (callClients) {
            clients = open(CLIENTS, (from, bytes) -> {
                try {
                    LanBeacon beacon = LanBeacon.parse(bytes);
                    thread.execute(now -> whenHeard.heard(from, beacon, now));
                } catch (MalformedException e) {
                    // Another program's idea of multicast.
                }
            });
        }
    }

    @Override
    public int port() {
        return ports.port();
    }

    /** Listens for friends who call, from now on. */
    void callFriends(BiConsumer<InetSocketAddress, byte[]> heard) {
        if (setup.friends()) {
            for (InetSocketAddress group : List.of(LanSearch.GROUP_V4, LanSearch.GROUP_V6)) {
                Optional<GroupSocket> _ =
                        open(group, (from, bytes) -> thread.execute(now -> heard.accept(from, bytes)));
            }
        }
    }

    private Optional<GroupSocket> open(InetSocketAddress group, BiConsumer<InetSocketAddress, byte[]> heard) {
        Optional<GroupSocket> opened = GroupSocket.open(group, isLoopback(), heard);
        opened.ifPresent(groups::add);
        return opened;
    }

    /** Calls for friends on every network, from the port at which we are reached: whoever hears it knocks there. */
    void call(byte[] beacon) {
        if (!setup.friends()) {
            return;
        }
        for (LocalAddress local : ports.network().addresses()) {
            InetSocketAddress group = local.isIpv4() ? LanSearch.GROUP_V4 : LanSearch.GROUP_V6;
            ports.send(new Datagram(new InetSocketAddress(local.address(), ports.port()), group, beacon));
        }
    }

    void networkChanged() {
        groups.forEach(GroupSocket::joinAll);
    }

    @Override
    public void close() {
        groups.forEach(GroupSocket::close);
    }
}
