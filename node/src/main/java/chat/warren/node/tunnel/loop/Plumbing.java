package chat.warren.node.tunnel.loop;

import chat.warren.node.socket.loop.Sockets;
import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.ProxyTalk;
import chat.warren.node.tunnel.Race;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.function.Function;

/** Opens TCP channels and puts into them what a tunnel wants: a proxy to go through, TLS, and the connection itself. */
final class Plumbing {
    /** As many as may come within one turn of the thread after an outage. */
    private static final int BACKLOG = 128;
    /** What waits in here cannot be given up any more, so it is little: a few milliseconds of a call. */
    private static final WriteBufferWaterMark MARKS = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    private final Sockets sockets;
    private final Disguise disguise;
    private final InstantSource clock;

    Plumbing(Sockets sockets, Disguise disguise, InstantSource clock) {
        this.sockets = sockets;
        this.disguise = disguise;
        this.clock = clock;
    }

    ChannelFuture listen(InetSocketAddress at, Attempt.Look look, Function<Channel, ChannelHandler> accept) {
        return sockets.listener()
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS)
                .childHandler(filling(channel -> {
                    if (look == Attempt.Look.WEB && !disguise.affords(clock.instant())) {
                        ChannelFuture _ = channel.close(); // Before anything was promised.
                        return;
                    }
                    if (look == Attempt.Look.WEB) {
                        channel.pipeline().addLast(disguise.listening(channel));
                    }
                    channel.pipeline().addLast(accept.apply(channel));
                }))
                .bind(at);
    }

    <F> void connect(Attempt attempt, Connection<F> connection, Runnable failed) {
        Bootstrap bootstrap = sockets.dialler()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(Race.PATIENCE.toMillis()))
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS)
                .handler(filling(channel -> fill(channel, attempt, connection)));
        InetSocketAddress first = attempt.via().map(Attempt.Proxy::address).orElse(attempt.to());
        ChannelFuture connecting = bootstrap.connect(first);
        connection.on(connecting.channel());
        connecting.addListener((ChannelFuture done) -> {
            if (!done.isSuccess()) {
                failed.run();
            }
        });
    }

    private <F> void fill(Channel channel, Attempt attempt, Connection<F> connection) {
        ChannelPipeline pipeline = channel.pipeline();
        attempt.via().ifPresent(proxy -> pipeline.addLast(new ProxyStep(ProxyTalk.of(proxy, attempt.to()))));
        if (attempt.look() == Attempt.Look.WEB) {
            pipeline.addLast(disguise.dialling(channel));
        }
        pipeline.addLast(connection);
    }

    private static ChannelHandler filling(java.util.function.Consumer<Channel> fill) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                fill.accept(channel);
            }
        };
    }
}
