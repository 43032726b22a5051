package chat.warren.node.link.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.ByteWriter;
import chat.warren.node.link.DialBudget;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A friend who means harm, or whose device somebody else has: it may end its link and nothing more. */
class LinkHostileTest {
    private static final ChannelHandler DEAF = new Deaf();
    private static final int MEBIBYTE = 1 << 20;

    @ChannelHandler.Sharable
    private static final class Deaf extends ChannelInboundHandlerAdapter {}

    private static RawPeer friend(TwoNodes nodes) throws Exception {
        TwoNodes.Node second = nodes.second();
        second.want();
        second.reachable();
        RawPeer peer = new RawPeer(nodes);
        peer.befriend();
        return peer;
    }

    private static String end(TwoNodes nodes) throws Exception {
        return nodes.second().witness.next(Witness.Down.class).why();
    }

    @Test
    void aGiantFrameEndsTheLinkBeforeItsFirstByte() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            nodes.second().witness.next(Witness.Up.class);
            QuicStreamChannel chat = peer.open(DEAF, Lane.CHAT.code());
            nodes.on(() -> RawPeer.write(
                    chat, new ByteWriter().u32(Link.MAX_FRAME_BYTES + 1).toArray()));
            assertTrue(end(nodes).contains("longer than"));
        }
    }

    @Test
    void theLongestFrameIsNotTooLong() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            nodes.second().witness.next(Witness.Up.class);
            QuicStreamChannel chat = peer.open(DEAF, Lane.CHAT.code());
            nodes.on(() -> RawPeer.write(chat, RawPeer.framed(new byte[Link.MAX_FRAME_BYTES])));
            assertEquals(
                    Link.MAX_FRAME_BYTES,
                    nodes.second().witness.next(Witness.Frame.class).bytes().remaining());
        }
    }

    @Test
    void whoSpokeBeforeALaneWasThereIsToldWhenItIs() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            Link link = nodes.second().witness.next(Witness.Up.class).link();
            assertFalse(nodes.ask(() -> link.send(Lane.CONTROL, new byte[1])));
            QuicStreamChannel _ = peer.open(DEAF, Lane.CONTROL.code());
            assertEquals(
                    Lane.CONTROL,
                    nodes.second().witness.next(Witness.Room.class).lane());
            assertTrue(nodes.ask(() -> link.send(Lane.CONTROL, new byte[1])));
        }
    }

    @Test
    void noMoreStreamsThanLanesAreGranted() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            for (Lane lane : Lane.values()) {
                QuicStreamChannel _ = peer.open(DEAF, lane.code());
            }
            QuicChannel on = java.util.Objects.requireNonNull(peer.channel);
            assertEquals(0, nodes.ask(() -> on.peerAllowedStreams(QuicStreamType.BIDIRECTIONAL)));
            assertEquals(0, nodes.ask(() -> on.peerAllowedStreams(QuicStreamType.UNIDIRECTIONAL)));
            Future<QuicStreamChannel> more = on.createStream(QuicStreamType.BIDIRECTIONAL, DEAF);
            assertTrue(more.await(Witness.PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertFalse(more.isSuccess());
        }
    }

    @Test
    void streamsAreNotOpenedAndClosedOneAfterTheOther() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            nodes.second().witness.next(Witness.Up.class);
            QuicStreamChannel chat = peer.open(DEAF, Lane.CHAT.code());
            nodes.on(() -> {
                var _ = chat.shutdown();
            });
            assertTrue(end(nodes).contains("lane"));
        }
    }

    @Test
    void aLaneIsOpenedOnceAndOnlyIfThereIsOne() throws Exception {
        for (int code : new int[] {Connection.OWN_STREAM, 5, 255}) {
            try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
                RawPeer peer = friend(nodes);
                nodes.second().witness.next(Witness.Up.class);
                QuicStreamChannel _ = peer.open(DEAF, code);
                assertTrue(end(nodes).contains("stream"));
            }
        }
    }

    @Test
    void whoRenewsKeysWithoutEndIsCutOff() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            nodes.second().witness.next(Witness.Up.class);
            peer.say(new ByteWriter().u8(2).u32(1).bytes(new byte[32]).toArray());
            assertTrue(end(nodes).contains("more often than anybody needs"));
        }
    }

    @Test
    void wordsOfANewerProgramAreSkipped() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            nodes.second().witness.next(Witness.Up.class);
            peer.say(new byte[] {99, 1, 2, 3});
            QuicStreamChannel chat = peer.open(DEAF, Lane.CHAT.code());
            nodes.on(() -> RawPeer.write(chat, RawPeer.framed(new byte[] {7})));
            assertEquals(
                    7, nodes.second().witness.next(Witness.Frame.class).bytes().get(0));
        }
    }

    /** What nobody reads stays with the sender, all but two windows of it. */
    @Test
    void aFloodOnALaneThatIsPausedCostsNoMoreThanItsWindow() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            Link link = nodes.second().witness.next(Witness.Up.class).link();
            nodes.on(() -> link.pause(Lane.FILES, true));
            QuicStreamChannel files = peer.open(DEAF, Lane.FILES.code());
            AtomicLong taken = new AtomicLong();
            nodes.on(() -> {
                for (int i = 0; i < 256; i++) {
                    ByteBuf flood = Unpooled.wrappedBuffer(RawPeer.framed(new byte[64 << 10]));
                    var _ = files.writeAndFlush(flood).addListener(written -> taken.addAndGet(64 << 10));
                }
            });
            // The rest of the link goes on, past its idle time.
            QuicStreamChannel chat = peer.open(DEAF, Lane.CHAT.code());
            for (int i = 0; i < 20; i++) {
                nodes.on(() -> RawPeer.write(chat, RawPeer.framed(new byte[] {7})));
                assertEquals(
                        Lane.CHAT,
                        nodes.second().witness.next(Witness.Frame.class).lane());
                Thread.sleep(100);
            }
            long sent = nodes.ask(() -> nodes.first().air.sent) * Tuning.PACKET_BYTES;
            assertTrue(sent < 4 * MEBIBYTE, "sent " + sent);
            assertTrue(taken.get() < 4 * MEBIBYTE, "taken " + taken.get());
            nodes.on(() -> link.pause(Lane.FILES, false));
            for (int i = 0; i < 256; i++) {
                assertEquals(
                        Lane.FILES,
                        nodes.second().witness.next(Witness.Frame.class).lane());
            }
        }
    }

    @Test
    void whoDoesNotReadFillsALaneAndNoMore() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            RawPeer peer = friend(nodes);
            Link link = nodes.second().witness.next(Witness.Up.class).link();
            Reading reader = new Reading();
            QuicStreamChannel files = peer.open(reader, Lane.FILES.code());
            QuicStreamChannel chat = peer.open(new Reading(), Lane.CHAT.code());
            nodes.on(() -> RawPeer.write(chat, RawPeer.framed(new byte[] {1})));
            nodes.second().witness.next(Witness.Frame.class);
            int taken = 0;
            while (nodes.ask(() -> link.send(Lane.FILES, new byte[64 << 10]))) {
                taken += 64 << 10;
                assertTrue(taken < 8 * MEBIBYTE, "somewhere it is enough");
            }
            assertTrue(nodes.ask(() -> link.send(Lane.CHAT, new byte[100])), "the other lanes have room");
            reader.listens = true;
            nodes.on(files::read);
            nodes.second().witness.next(Witness.Room.class);
            assertTrue(nodes.ask(() -> link.send(Lane.FILES, new byte[64 << 10])));
        }
    }

    private static final class Reading extends SimpleChannelInboundHandler<ByteBuf> {
        volatile boolean listens;

        /** Netty reads by itself otherwise, and whether a lane fills is then a race. */
        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            context.channel().config().setAutoRead(false);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            // What it says does not matter.
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (listens) {
                context.read();
            }
        }
    }

    @Test
    void noMoreHandshakesAreBegunThanAMinuteAllows() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.second().want();
            nodes.second().reachable();
            RawPeer peer = new RawPeer(nodes);
            for (int i = 0; i < 2 * DialBudget.A_MINUTE; i++) {
                Future<QuicChannel> _ = peer.dial(peer.badge(), "X25519");
                Thread.sleep(50);
            }
            for (int i = 0; i < DialBudget.A_MINUTE; i++) {
                nodes.second().witness.next(Witness.Failed.class);
            }
            assertFalse(nodes.second().witness.told.stream().anyMatch(Witness.Failed.class::isInstance));
        }
    }
}
