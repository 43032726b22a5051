package chat.warren.node.link.loop;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.link.FrameReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamChannelConfig;
import io.netty.handler.codec.quic.QuicStreamPriority;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a connection: a byte that names it, from the side that opened it, and frames both ways.
 *
 * <p>Reads only when frames are wanted, so that what is not wanted stays with the sender once QUIC's window is full.
 */
final class LaneStream extends ChannelInboundHandlerAdapter {
    /** As much waits to leave as a fast path takes in a few round trips; then the caller has to wait. */
    static final int FULL_BYTES = 1 << 20;
    /** Enough is left to send while the caller finds more. */
    static final int ROOM_BYTES = FULL_BYTES / 2;

    private static final int UNNAMED = -1;
    /** Reads that are small for chat and large for files. */
    private static final RecvByteBufAllocator READS = new AdaptiveRecvByteBufAllocator(512, 4_096, 128 << 10);

    /** Whoever the stream belongs to. */
    interface Owner {
        /** The other side has named a stream that it opened. */
        void named(LaneStream stream, int code) throws MalformedException;

        boolean wants(LaneStream stream);

        void frame(LaneStream stream, byte[] frame) throws MalformedException;

        void hasRoom(LaneStream stream);

        /** Streams live as long as their connection. */
        void giveUp(String why);

        /** How long a frame on it may be. */
        int longest(int code);
    }

    private final Owner owner;
    private int code;
    private @Nullable FrameReader reader;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf unread;
    private boolean draining;
    private int waiting;
    private boolean full;

    private LaneStream(Owner owner, int code) {
        this.owner = owner;
        this.code = code;
    }

    /** One that we open: its name leaves with its first frame, or at once when the other side waits for it. */
    static LaneStream opening(Owner owner, int code) {
        LaneStream stream = new LaneStream(owner, code);
        stream.reader = new FrameReader(owner.longest(code));
        return stream;
    }

    /** One that the other side opened and has yet to name. */
    static LaneStream opened(Owner owner) {
        return new LaneStream(owner, UNNAMED);
    }

    int code() {
        return code;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        QuicStreamChannelConfig config =
                (QuicStreamChannelConfig) added.channel().config();
        config.setAutoRead(false)
                .setAllowHalfClosure(false) // A lane that ends one way ends the link.
                .setRecvByteBufAllocator(READS);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        if (reader != null) {
            prioritise();
            ChannelFuture _ = active.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) code}));
        }
        if (full) {
            left(active, 0);
        }
        resume();
    }

    boolean isOpen() {
        ChannelHandlerContext on = context;
        return on != null && on.channel().isActive();
    }

    /** What is more urgent leaves first. */
    void prioritise() {
        ChannelHandlerContext on = context;
        if (on != null) {
            ChannelFuture _ = ((QuicStreamChannel) on.channel()).updatePriority(new QuicStreamPriority(code, false));
        }
    }

    /** Takes a frame to send, unless too much is waiting already. */
    boolean send(byte[] frame) {
        ChannelHandlerContext to = context;
        if (to == null || !to.channel().isActive()) {
            full = true; // Until it is there.
            return false;
        }
        int bytes = FrameReader.HEADER_BYTES + frame.length;
        if (waiting > 0 && waiting + bytes > FULL_BYTES) {
            full = true;
            return false;
        }
        waiting += bytes;
        ByteBuf out = to.alloc().directBuffer(bytes).writeInt(frame.length).writeBytes(frame);
        ChannelFuture _ = to.writeAndFlush(out).addListener(written -> left(to, bytes));
        return true;
    }

    private void left(ChannelHandlerContext to, int bytes) {
        waiting -= bytes;
        if (full && waiting <= ROOM_BYTES) {
            full = false;
            // Not from inside QUIC's own writing, which whoever is told would enter again.
            to.executor().execute(() -> owner.hasRoom(this));
        }
    }

    /** Goes on reading if frames are wanted. */
    void resume() {
        ChannelHandlerContext from = context;
        if (from == null || draining) {
            return;
        }
        drain();
        if (unread == null && wanted() && from.channel().isActive()) {
            from.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ByteBuf arrived = (ByteBuf) message;
        ByteBuf before = unread;
        unread = before == null ? arrived : Unpooled.wrappedBuffer(before, arrived);
        drain();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        resume();
    }

    private boolean wanted() {
        return reader == null || owner.wants(this);
    }

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            ByteBuf from = unread;
            while (from != null && wanted()) {
                boolean whole = readOne(from);
                from = unread; // What was read may have ended everything.
                if (from != null && !from.isReadable()) {
                    discard();
                    from = null;
                }
                if (!whole) {
                    break;
                }
            }
        } catch (MalformedException e) {
            discard();
            owner.giveUp(String.valueOf(e.getMessage()));
        } finally {
            draining = false;
        }
    }

    /** Whether there may be more to read. */
    private boolean readOne(ByteBuf from) throws MalformedException {
        FrameReader frames = reader;
        if (frames == null) {
            code = from.readUnsignedByte();
            reader = new FrameReader(owner.longest(code));
            owner.named(this, code);
            return true;
        }
        ByteBuffer bytes = from.nioBuffer();
        int before = bytes.remaining();
        byte[] frame = frames.read(bytes);
        from.skipBytes(before - bytes.remaining());
        if (frame == null) {
            return false;
        }
        owner.frame(this, frame);
        return true;
    }

    private void discard() {
        ReferenceCountUtil.release(unread);
        unread = null;
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        discard();
        owner.giveUp("the other side closed a lane");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext at, Throwable cause) {
        if (cause instanceof Error || cause instanceof RuntimeException) {
            at.fireExceptionCaught(cause);
        }
        owner.giveUp("a lane was reset");
    }
}
