package chat.warren.node.link.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Accord;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Expectation;
import chat.warren.node.link.FrameReader;
import chat.warren.node.link.LinkConfig;
import chat.warren.node.link.Pieces;
import chat.warren.node.path.PathView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.quic.BoringSSLContextOption;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Dials as a friend's device may that runs another program: every limit is only asked of it. */
final class RawPeer implements Carried {
    private final TwoNodes nodes;
    private final TwoNodes.Node place;
    private final Gate gate;
    private @Nullable PairChannel socket;
    private @Nullable QuicStreamChannel own;

    @Nullable QuicChannel channel;

    /** Takes the place of the node that dials. */
    RawPeer(TwoNodes nodes) {
        this.nodes = nodes;
        this.place = nodes.first();
        this.gate = new Gate(Expectation.anybody(), place.person.device().id(), InstantSource.system());
        place.air.join(nodes.second().air, this);
    }

    Future<QuicChannel> dial(Badge badge, String... groups) throws Exception {
        return nodes.ask(() -> {
            PairChannel through =
                    new PairChannel(datagrams -> place.air.send(TwoNodes.PAIR, Kind.QUIC, datagrams, Instant.now()));
            through.pipeline()
                    .addLast(Tuning.tune(new QuicClientCodecBuilder(), impatient(), true, Optional.empty())
                            .sslEngineProvider(quic -> QuicSslContextBuilder.forClient()
                                    .keyManager(badge, null)
                                    .trustManager(gate)
                                    .applicationProtocols(LinkTls.PROTOCOL)
                                    .option(BoringSSLContextOption.GROUPS, groups)
                                    .build()
                                    .newEngine(quic.alloc()))
                            .build());
            var _ = nodes.loop.register(through);
            socket = through;
            return QuicChannel.newBootstrap(through)
                    .handler(new ChannelInboundHandlerAdapter())
                    .streamHandler(new ChannelInboundHandlerAdapter())
                    .localAddress(PairChannel.HERE)
                    .remoteAddress(PairChannel.THERE)
                    .connect();
        });
    }

    /** Who is refused hears nothing, and waits no longer than a way that is lost may take. */
    private LinkConfig impatient() {
        LinkConfig usual = nodes.config;
        return new LinkConfig(usual.quiet(), usual.patience(), usual.patience(), usual.handshake(), usual.renewal());
    }

    Badge badge() {
        return Badge.issue(place.person.credentials(), new Random(3), Instant.now());
    }

    /** Dials and agrees as it should be, so that the other side holds us for a friend. */
    void befriend() throws Exception {
        QuicChannel connected = dial(badge(), LinkTls.GROUP).get(Witness.PATIENCE_SECONDS, TimeUnit.SECONDS);
        channel = connected;
        Accord accord = nodes.ask(() -> new Accord(
                place.person.identity(),
                nodes.second().person.identity(),
                Accord.Offer.today(1),
                new Random(4),
                Instant.now()));
        QuicStreamChannel stream = open(new Agreeing(accord), 0);
        own = stream;
        nodes.on(() -> follow(accord, stream));
    }

    private void follow(Accord accord, QuicStreamChannel stream) {
        for (Optional<Accord.Output> next = accord.poll(); next.isPresent(); next = accord.poll()) {
            switch (next.get()) {
                case Accord.Say say -> write(stream, framed(say.frame()));
                case Accord.Open open -> place.air.agreeing(TwoNodes.PAIR, open.secrets(), Instant.now());
                case Accord.Up up -> place.air.agreed(TwoNodes.PAIR, up.secrets(), Instant.now());
                case Accord.Seal seal -> place.air.agreed(TwoNodes.PAIR, seal.secrets(), Instant.now());
            }
        }
    }

    QuicStreamChannel open(ChannelHandler handler, int code) throws Exception {
        QuicChannel on = channel;
        if (on == null) {
            throw new IllegalStateException("befriend first");
        }
        QuicStreamChannel stream =
                on.createStream(QuicStreamType.BIDIRECTIONAL, handler).get(Witness.PATIENCE_SECONDS, TimeUnit.SECONDS);
        nodes.on(() -> {
            write(stream, new byte[] {(byte) code});
            if (handler instanceof Agreeing) {
                var _ = stream.read();
            }
        });
        return stream;
    }

    /** On the link's own stream. */
    void say(byte[] frame) throws Exception {
        QuicStreamChannel on = own;
        if (on == null) {
            throw new IllegalStateException("befriend first");
        }
        nodes.on(() -> write(on, framed(frame)));
    }

    static void write(QuicStreamChannel stream, byte[] bytes) {
        var _ = stream.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    static byte[] framed(byte[] frame) {
        return ByteBuffer.allocate(FrameReader.HEADER_BYTES + frame.length)
                .putInt(frame.length)
                .put(frame)
                .array();
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        if (socket != null && Pieces.isQuic(body)) {
            socket.received(body);
        }
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {}

    @Override
    public void adrift(PairId pair, Instant now) {}

    @Override
    public void worn(PairId pair, Instant now) {}

    @Override
    public void moved(PairId pair, Instant now) {}

    private final class Agreeing extends SimpleChannelInboundHandler<ByteBuf> {
        private final Accord accord;
        private final FrameReader frames = new FrameReader(Accord.MOST_BYTES);

        Agreeing(Accord accord) {
            this.accord = accord;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) throws MalformedException {
            ByteBuffer in = bytes.nioBuffer();
            for (byte[] frame = frames.read(in); frame != null; frame = frames.read(in)) {
                accord.received(frame, Instant.now());
            }
            follow(accord, (QuicStreamChannel) context.channel());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.read();
        }
    }
}
