package chat.warren.bench.link;

import chat.warren.crypto.pair.Side;
import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.socket.loop.Where;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Over loopback, through the sockets of the product. */
final class UdpWay extends Way implements Arrivals {
    private final UdpPorts ports;
    private final InetSocketAddress local;
    private @Nullable InetSocketAddress remote;

    UdpWay(Side side) throws IOException {
        super(side);
        this.ports = UdpPorts.open(0, Where.EVERYWHERE, InstantSource.system(), this);
        this.local = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), ports.port());
    }

    void join(UdpWay to) {
        remote = to.local;
    }

    @Override
    EventLoop loop() {
        return ports.loop();
    }

    @Override
    void send(List<byte[]> sealed) {
        InetSocketAddress to = remote;
        if (to != null) {
            sealed.forEach(datagram -> ports.send(new Datagram(local, to, datagram)));
        }
    }

    @Override
    public void arrived(Datagram datagram, Instant now) {
        arrived(datagram.bytes(), now);
    }

    @Override
    public void networkChanged(LocalNetwork network, Instant now) {
        // Loopback stays.
    }

    @Override
    public void close() {
        ports.close();
    }
}
