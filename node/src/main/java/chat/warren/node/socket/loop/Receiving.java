package chat.warren.node.socket.loop;

import chat.warren.node.socket.Datagram;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** Hands on what comes to a socket, with both its ends. */
final class Receiving extends SimpleChannelInboundHandler<DatagramPacket> {
    private final InstantSource clock;
    private final BiConsumer<Datagram, Instant> receiver;

    Receiving(InstantSource clock, BiConsumer<Datagram, Instant> receiver) {
        this.clock = clock;
        this.receiver = receiver;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        byte[] bytes = new byte[packet.content().readableBytes()];
        packet.content().readBytes(bytes);
        InetSocketAddress local = (InetSocketAddress) context.channel().localAddress();
        receiver.accept(new Datagram(local, packet.sender(), bytes), clock.instant());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
        }
        // Otherwise somebody's router said that a datagram did not arrive, which UDP never promised, and a guess least.
    }
}
