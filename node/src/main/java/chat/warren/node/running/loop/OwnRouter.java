package chat.warren.node.running.loop;

import chat.warren.node.portmap.Protocol;
import chat.warren.node.portmap.loop.DefaultRouter;
import chat.warren.node.portmap.loop.RouterPort;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.tunnel.Attempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Keeps a port of whatever router we are behind: for datagrams, and the same number for connections. */
final class OwnRouter implements AutoCloseable {
    private final UdpPorts ports;
    private final RouterPort udp;
    private final RouterPort tcp;
    private final RouterPort web;
    private NodeSetup.Tcp wanted; // These three only on the node's thread.
    private Optional<InetAddress> router = Optional.empty();
    private Optional<InetAddress> here = Optional.empty();

    OwnRouter(
            UdpPorts ports,
            NodeSetup.Tcp wanted,
            RouterPort.Watcher watcher,
            RandomGenerator random,
            InstantSource clock) {
        this.ports = ports;
        this.wanted = wanted;
        udp = new RouterPort(ports.sockets(), Protocol.UDP, watcher, random, clock);
        tcp = new RouterPort(ports.sockets(), Protocol.TCP, (outside, now) -> {}, random, clock);
        web = new RouterPort(ports.sockets(), Protocol.TCP, (outside, now) -> {}, random, clock);
    }

    /** Where friends shall come in by connections from now on. */
    void tcp(NodeSetup.Tcp other) {
        ports.execute(() -> {
            wanted = other;
            ask();
        });
    }

    /** We may be behind another router now. To ask the system which it is takes a thread of its own. */
    void networkIs(LocalNetwork network) {
        Thread.ofVirtual().name("warren-router").start(() -> {
            Optional<InetAddress> router = DefaultRouter.find();
            ports.execute(() -> behind(router, network));
        });
    }

    void behind(Optional<InetAddress> found, LocalNetwork network) {
        // Who has an address that the Internet routes is behind nobody who would have to let others in.
        here = found.flatMap(network::sourceFor).filter(Whereabouts::isLan);
        router = found.filter(any -> here.isPresent());
        ask();
    }

    private void ask() {
        ask(udp, ports.port(), true);
        // Friends dial the number that datagrams go to. If the router gives another, they come by a friend.
        ask(tcp, ports.port(), wanted.listens());
        ask(web, Attempt.WEB_PORT, wanted.web());
    }

    private void ask(RouterPort port, int number, boolean wants) {
        if (wants && router.isPresent() && here.isPresent()) {
            port.behind(router.get(), new InetSocketAddress(here.get(), number));
        } else {
            port.behindNothing();
        }
    }

    @Override
    public void close() {
        udp.close();
        tcp.close();
        web.close();
    }
}
