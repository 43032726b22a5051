package chat.warren.node.lan.loop;

import chat.warren.node.lan.LanSearch;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.node.socket.loop.Sockets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One socket for each LAN of IPv4 that we are on, in the group of beacons and announcements. On the node's thread. Some
 * systems bring a datagram to each of them; whoever listens has to bear hearing things twice.
 */
public final class LanEar implements AutoCloseable {
    private static final InetAddress EVERYWHERE = InetAddress.ofLiteral("0.0.0.0");
    /** Each takes a socket; who has more networks is a router. */
    private static final int MOST_NETWORKS = 8;

    private final Sockets sockets;
    private final Heard heard;
    private final InstantSource clock;
    private final Map<Integer, Channel> ears = new HashMap<>();

    /** Something was called out on a LAN, from that port of that neighbour. */
    @FunctionalInterface
    public interface Heard {
        void heard(InetSocketAddress from, byte[] datagram, Instant now);
    }

    public LanEar(Sockets sockets, Heard heard, InstantSource clock) {
        this.sockets = sockets;
        this.heard = heard;
        this.clock = clock;
    }

    /** Listens where we are now, and no more where we were. */
    public void follow(LocalNetwork network) {
        Set<Integer> lans = new HashSet<>();
        network.addresses().stream()
                .filter(local -> local.isIpv4() && Whereabouts.isLan(local.address()))
                .map(LocalAddress::networkInterface)
                .distinct()
                .limit(MOST_NETWORKS)
                .forEach(lans::add);
        ears.forEach((index, ear) -> {
            if (!lans.contains(index)) {
                ChannelFuture _ = ear.close(); // Nothing is under way on it.
            }
        });
        ears.keySet().retainAll(lans);
        for (int index : lans) {
            if (!ears.containsKey(index)) {
                listen(index);
            }
        }
    }

    private void listen(int index) {
        try {
            NetworkInterface network = NetworkInterface.getByIndex(index);
            if (network == null) {
                return;
            }
            ChannelFuture bound = sockets.neighbourhood(network)
                    .handler(new Receiving())
                    .bind(new InetSocketAddress(EVERYWHERE, LanSearch.GROUP_V4.getPort()));
            ears.put(index, bound.channel());
            bound.addListener(done -> {
                if (done.isSuccess() && bound.channel() instanceof DatagramChannel ear) {
                    ChannelFuture _ = ear.joinGroup(LanSearch.GROUP_V4, network); // Or we hear nothing there.
                }
            });
        } catch (SocketException e) {
            // It has gone this moment; news of it are coming.
        }
    }

    @Override
    public void close() {
        for (Channel ear : ears.values()) {
            ChannelFuture _ = ear.close(); // As above.
        }
        ears.clear();
    }

    private final class Receiving extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            byte[] bytes = new byte[packet.content().readableBytes()];
            packet.content().readBytes(bytes);
            heard.heard(packet.sender(), bytes, clock.instant());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!(cause instanceof IOException)) {
                context.fireExceptionCaught(cause);
            }
        }
    }
}
