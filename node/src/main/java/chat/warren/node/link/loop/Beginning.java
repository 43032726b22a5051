package chat.warren.node.link.loop;

import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicChannel;
import org.jspecify.annotations.Nullable;

/** Joins a channel that QUIC made for a dialled connection with that connection. */
final class Beginning extends ChannelInitializer<QuicChannel> {
    private final @Nullable Connection dialled;

    Beginning(Connection dialled) {
        this.dialled = dialled;
    }

    /** For channels that are joined when their handshake is admitted. */
    Beginning() {
        this.dialled = null;
    }

    @Override
    protected void initChannel(QuicChannel channel) {
        if (dialled != null) {
            dialled.began(channel);
            Streams.of(channel, dialled);
        }
    }
}
