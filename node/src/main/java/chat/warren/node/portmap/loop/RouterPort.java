package chat.warren.node.portmap.loop;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.portmap.HttpAnswer;
import chat.warren.node.portmap.PortMapping;
import chat.warren.node.portmap.Protocol;
import chat.warren.node.socket.loop.Sockets;
import chat.warren.node.socket.loop.UdpPorts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one port of our router mapped to ours while we are behind it, and gives it back at the end. All but
 * {@link #close} on the node's thread.
 */
public final class RouterPort implements AutoCloseable {
    /** Giving back takes one datagram, or two round trips over TCP within the house. */
    private static final Duration PARTING = Duration.ofSeconds(2);

    private final Sockets sockets;
    private final Protocol protocol;
    private final Watcher watcher;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final CountDownLatch parted = new CountDownLatch(1);
    private @Nullable PortMapping mapping;
    private @Nullable InetAddress router;
    private @Nullable InetSocketAddress own;
    private @Nullable Channel channel;
    private @Nullable RouterPage page;
    private UdpPorts.@Nullable Timer timer;
    private boolean leaving;
    private boolean parting;

    /** Is told, on the node's thread, where everybody can reach us from now on, if anywhere. */
    @FunctionalInterface
    public interface Watcher {
        void mapped(Optional<InetSocketAddress> outside, Instant now);
    }

    public RouterPort(
            Sockets sockets, Protocol protocol, Watcher watcher, RandomGenerator random, InstantSource clock) {
        this.sockets = sockets;
        this.protocol = protocol;
        this.watcher = watcher;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Which router is ours, and at which of our addresses and ports it shall let everybody in. The same as before is
     * asked for what is due, which is much when we have slept. Another one: what the old one gave is given back, should
     * it still be there.
     */
    public void behind(InetAddress newRouter, InetSocketAddress newOwn) {
        if (parting) {
            return;
        }
        if (mapping != null && newRouter.equals(router) && newOwn.equals(own)) {
            advance(mapping);
            return;
        }
        leave();
        router = newRouter;
        own = newOwn;
        PortMapping fresh = new PortMapping(newRouter, newOwn, protocol, random, clock.instant());
        mapping = fresh;
        open(fresh, newOwn.getAddress());
    }

    private void open(PortMapping fresh, InetAddress address) {
        try {
            NetworkInterface network = NetworkInterface.getByInetAddress(address);
            if (network != null) {
                ChannelFuture bound = sockets.neighbourhood(network)
                        .handler(new Receiving(fresh))
                        .bind(new InetSocketAddress(address, 0));
                channel = bound.channel();
                bound.addListener(_ -> advance(fresh));
            }
        } catch (SocketException e) {
            channel = null; // It has gone this moment; the next network comes with news of its own.
        }
    }

    /** There is no router, or none that translates. */
    public void behindNothing() {
        leave();
    }

    private void leave() {
        if (mapping != null) {
            leaving = true;
            mapping.release();
            pump(mapping);
            leaving = false;
        }
        mapping = null;
        router = null;
        own = null;
        page = parting ? page : null; // What it still fetches ends by itself.
        if (timer != null) {
            timer.cancel();
        }
        if (channel != null) {
            ChannelFuture _ = channel.close(); // After what was just sent.
            channel = null;
        }
    }

    private void advance(PortMapping current) {
        if (current == mapping) {
            current.advanceTo(clock.instant());
            pump(current);
        }
    }

    private void pump(PortMapping current) {
        while (true) {
            switch (current.poll()) {
                case PortMapping.SendUdp send -> send(send);
                case PortMapping.Http http -> fetch(current, http);
                case PortMapping.Changed changed -> watcher.mapped(changed.outside(), clock.instant());
                case PortMapping.WaitUntil wait -> {
                    plan(current, wait.deadline());
                    return;
                }
            }
        }
    }

    private void send(PortMapping.SendUdp send) {
        if (channel != null && channel.isActive()) {
            ChannelFuture _ = channel.writeAndFlush( // A lost one is sent again in a while.
                    new DatagramPacket(Unpooled.wrappedBuffer(send.datagram()), send.to()));
        }
    }

    /** One at a time; a question that is asked again while the first is under way would only make it slower. */
    private void fetch(PortMapping current, PortMapping.Http http) {
        if (!http.to().host().equals(router) || (page != null && !leaving)) {
            return;
        }
        if (page != null) {
            page.drop();
        }
        page = new RouterPage(sockets, http, answer -> answered(current, answer));
    }

    private void answered(PortMapping current, Optional<HttpAnswer> answer) {
        if (parting) {
            parted.countDown();
        }
        if (current != mapping) {
            return;
        }
        page = null;
        try {
            if (answer.isPresent()) {
                current.answered(answer.get().status(), answer.get().body(), clock.instant());
            } else {
                current.failed(clock.instant());
            }
        } catch (MalformedException e) {
            current.failed(clock.instant()); // A router that talks nonsense is as good as none.
        }
        pump(current);
    }

    private void plan(PortMapping current, Instant when) {
        if (timer != null) {
            timer.cancel();
        }
        timer = null;
        if (current == mapping && !when.equals(Instant.MAX)) {
            Duration wait = Duration.between(clock.instant(), when);
            timer = sockets.after(wait.isNegative() ? Duration.ZERO : wait, () -> advance(current));
        }
    }

    /** Gives the port back, for at most two seconds. Not on the node's thread, and before its sockets close. */
    @Override
    public void close() {
        sockets.execute(() -> {
            parting = true;
            boolean held = mapping != null;
            leave();
            if (!held || page == null) {
                parted.countDown();
            }
        });
        try {
            boolean _ = parted.await(PARTING.toMillis(), TimeUnit.MILLISECONDS); // Else its lease runs out.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Receiving extends SimpleChannelInboundHandler<DatagramPacket> {
        private final PortMapping current;

        Receiving(PortMapping current) {
            this.current = current;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            ByteBuf content = packet.content();
            byte[] bytes = new byte[content.readableBytes()];
            content.readBytes(bytes);
            try {
                current.receive(packet.sender(), bytes, clock.instant());
            } catch (MalformedException e) {
                return; // Not the router's, or not meant for us.
            }
            if (current == mapping) {
                pump(current);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!(cause instanceof IOException)) {
                context.fireExceptionCaught(cause);
            }
            // Otherwise the router said that it does not speak one of the three, which silence would have said too.
        }
    }
}
