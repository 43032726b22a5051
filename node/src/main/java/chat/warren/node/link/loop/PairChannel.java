package chat.warren.node.link.loop;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What QUIC takes for its socket. It has no address and never notices that paths change: the two ends are always here
 * and there.
 */
final class PairChannel extends AbstractChannel {
    /** Addresses of RFC 5737 that belong to nobody. */
    static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.1", 1);

    static final InetSocketAddress THERE = new InetSocketAddress("192.0.2.2", 1);

    private static final ChannelMetadata METADATA = new ChannelMetadata(false);

    private final ChannelConfig config = new DefaultChannelConfig(this);
    private final Consumer<List<byte[]>> out;
    private boolean closed;
    private boolean completing;

    PairChannel(Consumer<List<byte[]>> out) {
        super(null);
        this.out = out;
    }

    /** Hands a datagram to QUIC, and tells it once for all of a burst that they were all. */
    void received(byte[] datagram) {
        ByteBuf content = alloc().directBuffer(datagram.length).writeBytes(datagram);
        pipeline().fireChannelRead(new DatagramPacket(content, HERE, THERE));
        if (!completing) {
            completing = true;
            eventLoop().execute(() -> {
                completing = false;
                pipeline().fireChannelReadComplete();
            });
        }
    }

    /** Never from inside QUIC, whose handler goes with it. */
    void shut() {
        ChannelFuture _ = close();
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer waiting) {
        List<byte[]> datagrams = new ArrayList<>(waiting.size());
        for (Object message = waiting.current(); message != null; message = waiting.current()) {
            ByteBuf content = ((DatagramPacket) message).content();
            byte[] datagram = new byte[content.readableBytes()];
            content.readBytes(datagram);
            datagrams.add(datagram);
            waiting.remove();
        }
        out.accept(datagrams);
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new AbstractUnsafe() {
            @Override
            public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
                promise.setFailure(new UnsupportedOperationException("QUIC connects, this does not"));
            }
        };
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected SocketAddress localAddress0() {
        return HERE;
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return THERE;
    }

    @Override
    protected void doBind(SocketAddress local) {
        // There is nothing to bind.
    }

    @Override
    protected void doDisconnect() {
        closed = true;
    }

    @Override
    protected void doClose() {
        closed = true;
    }

    @Override
    protected void doBeginRead() {
        // Datagrams come when they come.
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean isActive() {
        return !closed;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }
}
