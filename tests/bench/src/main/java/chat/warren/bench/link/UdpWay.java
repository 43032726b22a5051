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
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Over loopback, through the sockets of the product. */
final class UdpWay extends Way implements Arrivals {
    /** As many of one size go into one call as UDP's longest datagram has room for. */
    private static final int MOST_JOINED_BYTES = 60_000;

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
        for (int from = 0; from < sealed.size() && to != null; ) {
            int each = sealed.get(from).length;
            int end = from + 1;
            int bytes = each;
            while (end < sealed.size()
                    && sealed.get(end - 1).length == each
                    && sealed.get(end).length <= each
                    && bytes + sealed.get(end).length <= MOST_JOINED_BYTES) {
                bytes += sealed.get(end++).length;
            }
            ByteBuffer joined = ByteBuffer.allocate(bytes);
            sealed.subList(from, end).forEach(joined::put);
            ports.send(new Datagram(local, to, joined.array()), each);
            from = end;
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
