package chat.warren.node.running.loop;

import chat.warren.node.portmap.Protocol;
import chat.warren.node.portmap.loop.DefaultRouter;
import chat.warren.node.portmap.loop.RouterPort;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.UdpPorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Keeps a port of whatever router we are behind: for datagrams, and the same number for connections. */
final class OwnRouter implements AutoCloseable {
    private final UdpPorts ports;
    private final List<RouterPort> wanted = new ArrayList<>();

    OwnRouter(UdpPorts ports, boolean tcp, RouterPort.Watcher watcher, RandomGenerator random, InstantSource clock) {
        this.ports = ports;
        wanted.add(new RouterPort(ports.sockets(), Protocol.UDP, watcher, random, clock));
        if (tcp) {
            // Friends dial the number that datagrams go to. If the router gives another, they come by a friend.
            wanted.add(new RouterPort(ports.sockets(), Protocol.TCP, (outside, now) -> {}, random, clock));
        }
    }

    /** We may be behind another router now. To ask the system which it is takes a thread of its own. */
    void networkIs(LocalNetwork network) {
        Thread.ofVirtual().name("warren-router").start(() -> {
            Optional<InetAddress> router = DefaultRouter.find();
            ports.execute(() -> behind(router, network));
        });
    }

    private void behind(Optional<InetAddress> router, LocalNetwork network) {
        // Who has an address that the Internet routes is behind nobody who would have to let others in.
        Optional<InetAddress> own = router.flatMap(network::sourceFor).filter(Whereabouts::isLan);
        if (router.isPresent() && own.isPresent()) {
            InetSocketAddress here = new InetSocketAddress(own.get(), ports.port());
            wanted.forEach(port -> port.behind(router.get(), here));
        } else {
            wanted.forEach(RouterPort::behindNothing);
        }
    }

    @Override
    public void close() {
        wanted.forEach(RouterPort::close);
    }
}
