package chat.warren.node.running.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.running.Pipes;
import chat.warren.node.running.Tunnelling;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.socket.loop.Where;
import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.loop.Tunnels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** TCP connections of the node: where friends come in, and the way out to them. */
final class TcpSide implements Pipes, AutoCloseable {
    private final Tunnels<PairId> tunnels;
    private final NodeSetup.Home setup;

    TcpSide(UdpPorts ports, Tunnelling told, NodeSetup.Home setup, RandomGenerator random, InstantSource clock) {
        this.tunnels = new Tunnels<>(ports.sockets(), told, told, random, clock);
        this.setup = setup;
        // Not here: to open a port waits for the very thread that we are on.
        Thread.ofVirtual().name("warren-tcp").start(() -> listen(ports.port()));
    }

    private void listen(int port) {
        if (setup.tcp().listens()) {
            listen(port, Attempt.Look.PLAIN);
        }
        if (setup.tcp().web()) {
            listen(Attempt.WEB_PORT, Attempt.Look.WEB);
        }
    }

    private void listen(int port, Attempt.Look look) {
        InetSocketAddress at = setup.where() == Where.THIS_MACHINE
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(port);
        try {
            InetSocketAddress _ = tunnels.listen(at, look);
        } catch (IOException e) {
            // Another program has it, or it takes rights. Friends come by datagrams, or by a friend.
        }
    }

    @Override
    public void dial(PairId friend, Whereabouts there) {
        tunnels.dial(friend, Attempt.to(there, setup.tcp().via()));
    }

    @Override
    public void send(int connection, Kind kind, byte[] sealed) {
        tunnels.send(connection, kind, sealed);
    }

    @Override
    public void forget(PairId friend) {
        tunnels.forget(friend);
    }

    @Override
    public void close() {
        tunnels.close();
    }
}
