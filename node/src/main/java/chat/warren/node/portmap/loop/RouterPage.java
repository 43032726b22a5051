package chat.warren.node.portmap.loop;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.portmap.HttpAnswer;
import chat.warren.node.portmap.PortMapping.Http;
import chat.warren.node.socket.loop.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One question to the router by HTTP, and its answer or none. On the node's thread. */
final class RouterPage extends SimpleChannelInboundHandler<ByteBuf> {
    /** A router in the next room; some of them think about it for a second or two. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final byte[] question;
    private final Consumer<Optional<HttpAnswer>> done;
    private final Channel channel;
    private byte[] said = new byte[0];
    private boolean over;

    /** @param done hears of the answer, or that there is none, once and not from in here */
    RouterPage(Sockets sockets, Http http, Consumer<Optional<HttpAnswer>> done) {
        this.question = HttpAnswer.question(http);
        this.done = answer -> sockets.execute(() -> done.accept(answer));
        InetSocketAddress to = new InetSocketAddress(http.to().host(), http.to().port());
        ChannelFuture connecting = sockets.dialler()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(PATIENCE.toMillis()))
                .handler(this)
                .connect(to);
        this.channel = connecting.channel();
        connecting.addListener(connected -> {
            if (!connected.isSuccess()) {
                finish(Optional.empty());
            }
        });
        sockets.after(PATIENCE, () -> finish(Optional.empty()));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelFuture _ = context.writeAndFlush(Unpooled.wrappedBuffer(question)); // If it fails, no answer comes.
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf came) {
        byte[] bytes = new byte[came.readableBytes()];
        came.readBytes(bytes);
        said = Bytes.concat(said, bytes);
        parse(false);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        parse(true);
    }

    private void parse(boolean ended) {
        if (over) {
            return;
        }
        try {
            Optional<HttpAnswer> answer = HttpAnswer.parse(said, ended);
            if (answer.isPresent()) {
                finish(answer);
            }
        } catch (MalformedException e) {
            finish(Optional.empty());
        }
    }

    private void finish(Optional<HttpAnswer> answer) {
        if (!over) {
            over = true;
            said = new byte[0];
            ChannelFuture _ = channel.close(); // Nothing more is wanted from it.
            done.accept(answer);
        }
    }

    /** It is not wanted any more: nobody is told. */
    void drop() {
        over = true;
        ChannelFuture _ = channel.close(); // As above.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            finish(Optional.empty());
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
