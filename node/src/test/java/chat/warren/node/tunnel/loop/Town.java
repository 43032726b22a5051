package chat.warren.node.tunnel.loop;

import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.Sockets;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.socket.loop.Where;
import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.KnownFriends;
import chat.warren.node.tunnel.TunnelWatcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One node's tunnels, on this machine's own network. */
final class Town implements AutoCloseable, TunnelWatcher<String>, Arrivals {
    static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    /** Long enough for the busiest machine; only a failing test waits so long. */
    private static final int PATIENCE_SECONDS = 30;

    /** What a watcher was told. */
    sealed interface News {}

    record Opened(int connection, String friend) implements News {}

    record Arrived(int connection, List<Byte> datagram) implements News {}

    record Closed(int connection) implements News {}

    record Unreachable(String friend) implements News {}

    final KnownFriends friends;
    final Tunnels<String> tunnels;
    final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    volatile int remotePort;
    private final UdpPorts ports;

    Town(long seed) throws IOException {
        friends = new KnownFriends(seed, Instant.now());
        ports = UdpPorts.open(0, Where.THIS_MACHINE, InstantSource.system(), this);
        tunnels = new Tunnels<>(ports.sockets(), friends, this, new SecureRandom(), InstantSource.system());
    }

    InetSocketAddress listen(Attempt.Look look) throws IOException {
        return tunnels.listen(new InetSocketAddress(HERE, 0), look);
    }

    void dial(String friend, Attempt... attempts) {
        ports.execute(() -> tunnels.dial(friend, List.of(attempts)));
    }

    Sockets sockets() {
        return ports.sockets();
    }

    void run(Runnable task) {
        ports.execute(task);
    }

    <N extends News> N next(Class<N> kind) throws InterruptedException {
        News next = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!kind.isInstance(next)) {
            throw new AssertionError("wanted " + kind.getSimpleName() + ", got " + next);
        }
        return kind.cast(next);
    }

    @Override
    public void opened(int connection, String friend, InetSocketAddress remote, Instant now) {
        remotePort = remote.getPort();
        news.add(new Opened(connection, friend));
    }

    @Override
    public void arrived(int connection, String friend, byte[] datagram, Instant now) {
        Byte[] boxed = new Byte[datagram.length];
        java.util.Arrays.setAll(boxed, i -> datagram[i]);
        news.add(new Arrived(connection, List.of(boxed)));
    }

    @Override
    public void closed(int connection, String friend, Instant now) {
        news.add(new Closed(connection));
    }

    @Override
    public void unreachable(String friend, Instant now) {
        news.add(new Unreachable(friend));
    }

    @Override
    public void arrived(Datagram datagram, Instant now) {}

    @Override
    public void networkChanged(LocalNetwork network, Instant now) {}

    @Override
    public void close() {
        tunnels.close();
        ports.close();
    }
}
