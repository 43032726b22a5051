package chat.warren.node.desk.loop;

import chat.warren.node.desk.Feed;
import chat.warren.node.desk.RefusedException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Answers as HTTP has them. */
final class Replies {
    private Replies() {}

    static FullHttpResponse whole(int status, JsonElement document) {
        ByteBuf body = Unpooled.copiedBuffer(document + "\n", StandardCharsets.UTF_8);
        FullHttpResponse reply =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
        reply.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        guard(reply.headers());
        return reply;
    }

    static FullHttpResponse done() {
        FullHttpResponse reply =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
        guard(reply.headers());
        return reply;
    }

    static FullHttpResponse refusal(RefusedException refused) {
        JsonObject document = new JsonObject();
        document.addProperty("error", refused.error());
        document.addProperty("sentence", refused.sentence());
        return whole(refused.status(), document);
    }

    static void refuseAndClose(Channel channel, RefusedException refused) {
        FullHttpResponse reply = refusal(refused);
        reply.headers().set(HttpHeaderNames.CONNECTION, "close");
        var _ = channel.writeAndFlush(reply).addListener(ChannelFutureListener.CLOSE);
    }

    /** The header of a stream, which ends when the connection does. */
    static HttpResponse streamed() {
        HttpResponse reply = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        reply.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream").set(HttpHeaderNames.CONNECTION, "close");
        guard(reply.headers());
        return reply;
    }

    /** One event as the HTML standard writes it. JSON holds no line break, so one data line is enough. */
    static String event(Feed.Line line) {
        return "id: " + line.id() + "\nevent: " + line.name() + "\ndata: " + line.data() + "\n\n";
    }

    private static void guard(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store").set("x-content-type-options", "nosniff");
    }
}
