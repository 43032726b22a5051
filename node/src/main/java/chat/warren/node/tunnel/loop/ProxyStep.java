package chat.warren.node.tunnel.loop;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.tunnel.ProxyTalk;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.Optional;

/** Talks to the proxy first. What comes after it in the pipeline learns of the connection when it leads through. */
final class ProxyStep extends SimpleChannelInboundHandler<ByteBuf> {
    private final ProxyTalk talk;

    ProxyStep(ProxyTalk talk) {
        this.talk = talk;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        say(context, talk.opening());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf came) {
        byte[] bytes = new byte[came.readableBytes()];
        came.readBytes(bytes);
        try {
            Optional<byte[]> next = talk.received(bytes);
            next.ifPresent(more -> say(context, more));
        } catch (MalformedException e) {
            ChannelFuture _ = context.close(); // The race goes on without it.
            return;
        }
        if (talk.isThrough()) {
            byte[] rest = talk.rest();
            context.fireChannelActive();
            if (rest.length > 0) {
                context.fireChannelRead(Unpooled.wrappedBuffer(rest));
            }
            context.pipeline().remove(this);
        }
    }

    private static void say(ChannelHandlerContext context, byte[] bytes) {
        ChannelFuture _ = context.writeAndFlush(Unpooled.wrappedBuffer(bytes)); // A failure ends the connection.
    }
}
