package chat.warren.node.desk.loop;

import chat.warren.node.desk.Desk;
import chat.warren.node.desk.Gate;
import chat.warren.node.desk.Limits;
import chat.warren.node.desk.RefusedException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;

/** Turns away who may not ask, by the header alone, and what is too long, while it comes. */
final class Entrance extends ChannelInboundHandlerAdapter {
    private final Desk desk;
    private boolean refused; // Used by the connection's event loop only, as is the next.
    private long bodyBytes;

    Entrance(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        try {
            if (message instanceof HttpRequest request) {
                bodyBytes = 0;
                checkSound(request.decoderResult());
                desk.admit(presented(request.headers()));
            }
            if (message instanceof HttpContent content) {
                checkSound(content.decoderResult());
                bodyBytes += content.content().readableBytes();
                if (bodyBytes > Limits.BODY_BYTES) {
                    throw new RefusedException(
                            413, "too-long", "A body has at most " + Limits.BODY_BYTES + " bytes; send files by path.");
                }
            }
        } catch (RefusedException e) {
            refused = true;
            ReferenceCountUtil.release(message);
            Replies.refuseAndClose(context.channel(), e);
            return;
        }
        context.fireChannelRead(message);
    }

    private static Gate.Presented presented(HttpHeaders headers) {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        boolean page = headers.contains(HttpHeaderNames.ORIGIN)
                || headers.contains("sec-fetch-site")
                || headers.contains("sec-fetch-mode");
        return new Gate.Presented(
                hosts.isEmpty() ? Optional.empty() : Optional.of(String.join(",", hosts)),
                page,
                Optional.ofNullable(headers.get(HttpHeaderNames.AUTHORIZATION)));
    }

    private static void checkSound(DecoderResult result) throws RefusedException {
        if (result.isSuccess()) {
            return;
        }
        throw switch (result.cause()) {
            case TooLongHttpLineException e ->
                new RefusedException(
                        414, "too-long", "A request's first line has at most " + Limits.FIRST_LINE_BYTES + " bytes.");
            case TooLongHttpHeaderException e ->
                new RefusedException(431, "too-long", "Headers have at most " + Limits.HEADER_BYTES + " bytes.");
            default -> new RefusedException(400, "not-understood", "This is no HTTP/1.1.");
        };
    }

    /** A connection that breaks is closed; nothing of it is worth a line in a log. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
