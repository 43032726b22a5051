package chat.warren.node.link.loop;

import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/** Hands a stream that the other side opened to its connection. */
final class Streams extends ChannelInitializer<QuicStreamChannel> {
    private static final AttributeKey<Connection> CONNECTION = AttributeKey.valueOf(Streams.class, "connection");

    static void of(QuicChannel channel, Connection connection) {
        channel.attr(CONNECTION).set(connection);
    }

    @Override
    protected void initChannel(QuicStreamChannel stream) {
        @Nullable Connection connection = stream.parent().attr(CONNECTION).get();
        if (connection != null) {
            connection.opened(stream);
        }
    }
}
