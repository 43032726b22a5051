package chat.warren.node.tunnel.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.node.tunnel.Backlog;
import chat.warren.node.tunnel.TunnelEnd;
import chat.warren.node.tunnel.TunnelTalk;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One TCP connection: carries bytes between its channel and its {@link TunnelEnd}. */
final class Connection<F> extends SimpleChannelInboundHandler<ByteBuf> {
    /** What happens to a connection that others have to know of. */
    interface Events<F> {
        void opened(Connection<F> connection, F friend);

        void arrived(Connection<F> connection, byte[] datagram);

        /** It is no friend's, or does not speak sense any more. */
        void useless(Connection<F> connection);

        void ended(Connection<F> connection);
    }

    final int number;
    private final TunnelEnd<F> end;
    private final Events<F> events;
    private final InstantSource clock;
    private final Backlog backlog = new Backlog();
    private @Nullable Channel channel;
    private Instant heard;
    private boolean flushing;

    Connection(int number, TunnelEnd<F> end, Events<F> events, InstantSource clock) {
        this.number = number;
        this.end = end;
        this.events = events;
        this.clock = clock;
        this.heard = clock.instant();
    }

    /** Before it is connected, so that it can be closed even then. */
    void on(Channel carrier) {
        channel = carrier;
    }

    Optional<F> friend() {
        return end.friend();
    }

    /** When something came last. */
    Instant heard() {
        return heard;
    }

    Optional<InetSocketAddress> remote() {
        return Optional.ofNullable(channel)
                .map(open -> open.remoteAddress() instanceof InetSocketAddress remote ? remote : null);
    }

    /** Sends, or queues it while TCP takes no more. */
    void send(Kind kind, byte[] datagram) {
        if (channel == null || !end.isOpen()) {
            return;
        }
        if (channel.isWritable() && backlog.isEmpty()) {
            end.send(datagram);
            drain();
        } else {
            backlog.add(kind, datagram, clock.instant());
        }
    }

    long dropped() {
        return backlog.dropped();
    }

    void close() {
        if (channel != null) {
            ChannelFuture _ = channel.close(); // Its end is told by channelInactive.
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        drain(); // What a dialler says first.
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf came) {
        byte[] bytes = new byte[came.readableBytes()];
        came.readBytes(bytes);
        heard = clock.instant();
        end.received(bytes, heard);
        drain();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        while (context.channel().isWritable()) {
            Optional<byte[]> next = backlog.next(clock.instant());
            if (next.isEmpty()) {
                break;
            }
            end.send(next.get());
            drain();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        events.ended(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof io.netty.handler.codec.DecoderException) {
            ChannelFuture _ = context.close(); // It was reset, or what came is no TLS.
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private void drain() {
        for (var output = end.poll(); output.isPresent() && channel != null; output = end.poll()) {
            switch (output.get()) {
                case TunnelTalk.Write write -> write(channel, write.bytes());
                case TunnelTalk.Opened _ -> end.friend().ifPresent(friend -> events.opened(this, friend));
                case TunnelTalk.Arrived arrived -> events.arrived(this, bytes(arrived.datagram()));
                case TunnelTalk.Refused _, TunnelTalk.Broken _ -> events.useless(this);
                case TunnelTalk.Reply reply ->
                    channel.writeAndFlush(Unpooled.wrappedBuffer(reply.page()))
                            .addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    /** What is written in one turn of the thread leaves with as few system calls as possible. */
    private void write(Channel open, ByteBuffer bytes) {
        ChannelFuture _ = open.write(Unpooled.wrappedBuffer(bytes)); // What cannot be written ends the connection.
        if (!flushing) {
            flushing = true;
            open.eventLoop().execute(() -> {
                flushing = false;
                open.flush();
            });
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
