package chat.warren.bench.link;

import chat.warren.crypto.pair.Side;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** From thread to thread, with nothing in between that could lose anything. */
class MemoryWay extends Way {
    private final EventLoop loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();
    private @Nullable MemoryWay other;

    MemoryWay(Side side) {
        super(side);
    }

    void join(MemoryWay to) {
        other = to;
    }

    @Override
    final EventLoop loop() {
        return loop;
    }

    @Override
    void send(List<byte[]> sealed) {
        MemoryWay to = other;
        if (to != null) {
            to.loop.execute(() -> {
                Instant now = Instant.now();
                sealed.forEach(datagram -> to.arrived(datagram, now));
            });
        }
    }

    @Override
    public final void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
