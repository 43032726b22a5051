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
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Keeps a port of whatever router we are behind. */
final class OwnRouter implements AutoCloseable {
    private final UdpPorts ports;
    private final RouterPort port;

    OwnRouter(UdpPorts ports, RouterPort.Watcher watcher, RandomGenerator random, InstantSource clock) {
        this.ports = ports;
        this.port = new RouterPort(ports.sockets(), Protocol.UDP, watcher, random, clock);
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
            port.behind(router.get(), new InetSocketAddress(own.get(), ports.port()));
        } else {
            port.behindNothing();
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
