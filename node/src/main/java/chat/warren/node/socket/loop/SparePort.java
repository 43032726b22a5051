package chat.warren.node.socket.loop;

import chat.warren.node.socket.Arrivals;
import chat.warren.node.socket.Datagram;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A socket for a while, beside the port that carries everything and on its thread. */
public final class SparePort {
    /** It binds within a turn or two of the thread; what is sent before waits. */
    private static final int MAX_WAITING = 16;

    private final Transport transport;
    private final Queue<Consumer<Channel>> waiting = new ArrayDeque<>();
    private @Nullable Channel channel;
    private boolean closed;

    SparePort(Transport transport, InetAddress local, InstantSource clock, Arrivals receiver) {
        this.transport = transport;
        ChannelFuture bound = transport
                .socket()
                .handler(new Receiving(clock, receiver::arrived))
                .bind(new InetSocketAddress(local, 0));
        bound.addListener((ChannelFuture future) -> adopt(future));
    }

    private void adopt(ChannelFuture future) {
        if (!future.isSuccess()) {
            closed = true; // Too many are open, or the address is gone: what was to be sent is lost.
        } else if (closed) {
            ChannelFuture _ = future.channel().close();
        } else {
            channel = future.channel();
            for (Consumer<Channel> action = waiting.poll(); action != null; action = waiting.poll()) {
                action.accept(future.channel());
            }
        }
    }

    private void whenBound(Consumer<Channel> action) {
        if (channel != null) {
            action.accept(channel);
        } else if (!closed && waiting.size() < MAX_WAITING) {
            waiting.add(action);
        }
    }

    public void send(Datagram datagram) {
        whenBound(bound -> {
            DatagramPacket packet = new DatagramPacket(Unpooled.wrappedBuffer(datagram.bytes()), datagram.remote());
            ChannelFuture _ = bound.writeAndFlush(packet);
        });
    }

    /**
     * Sends a datagram that ends after so many routers. Where the system cannot be told that, it goes all the way: our
     * router has to be opened, and at worst one port of the many that are tried is spoilt for it at the other's.
     */
    public void sendOpener(Datagram datagram, int hops) {
        if (!transport.countsHops()) {
            send(datagram);
            return;
        }
        whenBound(bound -> {
            boolean _ = transport.sendOpener(bound, datagram, hops);
        });
    }

    public void close() {
        closed = true;
        waiting.clear();
        if (channel != null) {
            ChannelFuture _ = channel.close();
            channel = null;
        }
    }
}
