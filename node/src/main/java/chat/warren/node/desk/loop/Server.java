package chat.warren.node.desk.loop;

import chat.warren.node.desk.Desk;
import chat.warren.node.desk.Limits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Serves a desk on a Unix socket and, if wanted, on a port of the loopback address. */
public final class Server implements AutoCloseable {
    /** A listener who reads has its last line in a thousandth of this; one who does not shall hold up nobody. */
    private static final long LAST_WORDS_MILLIS = 200;

    private final Desk desk;
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("warren api", true), NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Semaphore streams = new Semaphore(Limits.STREAMS);

    public Server(Desk desk) {
        this.desk = desk;
    }

    /** The folder around it is the owner's alone, so there is no moment in which others could connect. */
    public void listen(Path socket) throws IOException {
        Files.deleteIfExists(socket); // Left by one that was killed; whoever holds the profile's lock is alone here.
        bind(NioServerDomainSocketChannel.class, UnixDomainSocketAddress.of(socket));
    }

    /** On the loopback address of IPv4; gives the port, which is the one wanted unless that is 0. */
    public int listen(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        Channel bound = bind(NioServerSocketChannel.class, new InetSocketAddress(loopback, port));
        return ((InetSocketAddress) bound.localAddress()).getPort();
    }

    private Channel bind(Class<? extends ServerChannel> kind, SocketAddress address) throws IOException {
        // For each place its own: whoever fills the port, which others on this machine reach, leaves the owner's
        // socket.
        Semaphore connections = new Semaphore(Limits.CONNECTIONS);
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(kind)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        welcome(channel, connections);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "the local API found no place: " + bound.cause().getMessage(), bound.cause());
        }
        channels.add(bound.channel());
        return bound.channel();
    }

    private void welcome(Channel channel, Semaphore connections) {
        if (!connections.tryAcquire()) {
            ChannelFuture _ = channel.close();
            return;
        }
        ChannelFuture _ = channel.closeFuture().addListener(closed -> connections.release());
        channels.add(channel);
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(Limits.FIRST_LINE_BYTES)
                .setMaxHeaderSize(Limits.HEADER_BYTES);
        channel.pipeline()
                .addLast(new HttpServerCodec(limits))
                .addLast(new FlowControlHandler())
                .addLast(new Entrance(desk))
                .addLast(new HttpObjectAggregator(Limits.BODY_BYTES))
                .addLast(new Visit(desk.routes(), streams));
    }

    /** Streams that were told of the end are given a moment to pass it on. */
    @Override
    public void close() {
        boolean _ = awaitStreams();
        channels.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private boolean awaitStreams() {
        try {
            return streams.tryAcquire(Limits.STREAMS, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
