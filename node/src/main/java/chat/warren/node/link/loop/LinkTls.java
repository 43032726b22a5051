package chat.warren.node.link.loop;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.quic.BoringSSLContextOption;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.ssl.ClientAuth;

/**
 * What TLS may do here: version 1.3, one post-quantum group, certificates of both sides, nothing resumed.
 *
 * <p>Each handshake has a context of its own. A session ticket is good only in the context that gave it, so no
 * connection can be resumed past the {@link Gate}, whatever tickets the library hands out.
 */
final class LinkTls {
    static final String GROUP = "X25519MLKEM768";
    static final String PROTOCOL = "warren/1";

    private LinkTls() {}

    static QuicSslEngine dialling(Badge badge, Gate gate, ByteBufAllocator allocator) {
        return engine(QuicSslContextBuilder.forClient().keyManager(badge, null), gate, allocator);
    }

    static QuicSslEngine accepting(Badge badge, Gate gate, ByteBufAllocator allocator) {
        QuicSslContextBuilder builder =
                QuicSslContextBuilder.forServer(badge, null).clientAuth(ClientAuth.REQUIRE);
        return engine(builder, gate, allocator);
    }

    private static QuicSslEngine engine(QuicSslContextBuilder builder, Gate gate, ByteBufAllocator allocator) {
        QuicSslContext context = builder.trustManager(gate)
                .applicationProtocols(PROTOCOL)
                .option(BoringSSLContextOption.GROUPS, new String[] {GROUP})
                .earlyData(false)
                .build();
        return context.newEngine(allocator);
    }
}
