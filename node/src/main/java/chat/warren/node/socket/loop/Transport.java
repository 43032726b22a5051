package chat.warren.node.socket.loop;

import chat.warren.node.socket.Datagram;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.util.concurrent.TimeUnit;

/**
 * What the system can do with UDP. On Linux: several datagrams for one system call, both ways, and a time to live for
 * each. Elsewhere: plain UDP.
 */
final class Transport implements AutoCloseable {
    /** Reads before the thread turns to something else; with more, a flood would starve the timers. */
    private static final int READS_AT_ONCE = 64;
    /** The largest datagram that a path without fragments carries, and some room. */
    static final int MAX_DATAGRAM = 2048;
    /** Linux hands over what one sender sent in a row as one, up to the longest datagram of UDP. */
    private static final int MAX_JOINED = 1 << 16;
    /** What QUIC's bursts need; the system gives as much as its own limit allows. */
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    /** Of TCP: what the system queues beyond what is on its way can only get late. */
    private static final long UNSENT_BYTES = 32 * 1024;

    /** What hosts start with; a datagram that passed an opener is to go all the way again. */
    private static final int USUAL_HOPS = 64;

    private static final int IPPROTO_IP = 0;
    private static final int IP_TTL = 2;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_UNICAST_HOPS = 16;
    private static final IntegerUnixChannelOption TTL = new IntegerUnixChannelOption("IP_TTL", IPPROTO_IP, IP_TTL);
    private static final IntegerUnixChannelOption HOPS =
            new IntegerUnixChannelOption("IPV6_UNICAST_HOPS", IPPROTO_IPV6, IPV6_UNICAST_HOPS);

    private final boolean epoll;
    private final EventLoopGroup thread;

    Transport() {
        this(Epoll.isAvailable());
    }

    Transport(boolean epoll) {
        this.epoll = epoll;
        this.thread = new MultiThreadIoEventLoopGroup(
                1,
                new DefaultThreadFactory("warren-node", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    EventLoopGroup thread() {
        return thread;
    }

    boolean hasSegments() {
        return epoll && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    }

    Bootstrap socket() {
        Bootstrap bootstrap = new Bootstrap()
                .group(thread)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_BYTES);
        if (!epoll) {
            return bootstrap
                    .channel(NioDatagramChannel.class)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(MAX_DATAGRAM).maxMessagesPerRead(READS_AT_ONCE));
        }
        return bootstrap
                .channel(EpollDatagramChannel.class)
                // Netty cuts them apart again. Where the kernel is too old for it, they come one by one.
                .option(EpollChannelOption.UDP_GRO, true)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(MAX_JOINED).maxMessagesPerRead(READS_AT_ONCE));
    }

    /** For what is said to everybody on a network of IPv4, or to its router: what goes to a group leaves there. */
    Bootstrap neighbourhood(NetworkInterface network) {
        Bootstrap bootstrap = new Bootstrap()
                .group(thread)
                .option(ChannelOption.IP_MULTICAST_IF, network)
                .option(ChannelOption.SO_REUSEADDR, true);
        return epoll
                ? bootstrap.channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
                : bootstrap.channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET));
    }

    Bootstrap dialler() {
        Bootstrap bootstrap =
                new Bootstrap().group(thread).channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class);
        return epoll ? bootstrap.option(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES) : bootstrap;
    }

    ServerBootstrap listener() {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(thread)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
        return epoll ? bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES) : bootstrap;
    }

    /** Whether a datagram can be told to end on its way. */
    boolean countsHops() {
        return epoll;
    }

    /** Sets how many routers the next datagrams may pass. False where the system cannot be told. */
    boolean setHops(Channel channel, boolean ipv4, int hops) {
        return epoll && channel.config().setOption(ipv4 ? TTL : HOPS, hops);
    }

    /** Sends a datagram that ends after so many routers. False when it could not leave so. */
    boolean sendOpener(Channel channel, Datagram datagram, int hops) {
        boolean ipv4 = datagram.remote().getAddress() instanceof Inet4Address;
        if (!setHops(channel, ipv4, hops)) {
            return false;
        }
        ByteBuf bytes = Unpooled.wrappedBuffer(datagram.bytes());
        ChannelFuture written = channel.writeAndFlush(new DatagramPacket(bytes, datagram.remote()));
        // One that has to wait would leave later, and go all the way.
        boolean left = written.isDone() || !written.cancel(false);
        setHops(channel, ipv4, USUAL_HOPS);
        return left && written.isSuccess();
    }

    @Override
    public void close() {
        // Nothing is left to be done gently: the channels are closed before.
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
