package chat.warren.node.desk.loop;

import chat.warren.node.desk.Answer;
import chat.warren.node.desk.Asked;
import chat.warren.node.desk.Body;
import chat.warren.node.desk.Feed;
import chat.warren.node.desk.Limits;
import chat.warren.node.desk.RefusedException;
import chat.warren.node.desk.Routes;
import chat.warren.node.desk.Target;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection: request, answer, request, answer, or a stream until it ends. */
final class Visit extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Routes routes;
    private final Semaphore streams;
    private @Nullable Future<?> patience; // Used by the connection's event loop only.

    Visit(Routes routes, Semaphore streams) {
        this.routes = routes;
        this.streams = streams;
    }

    /** A request, copied out of the buffers of the network, which are gone when the answer is made. */
    private record Taken(
            String method,
            String target,
            Optional<String> body,
            Optional<String> lastEvent,
            boolean json,
            boolean stays) {}

    /** Nothing where the bytes are no UTF-8: no letter shall silently become another. */
    private static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        expect(context);
        context.fireChannelActive();
    }

    private void expect(ChannelHandlerContext context) {
        patience = context.executor()
                .schedule(
                        () -> {
                            var _ = context.close();
                        },
                        Limits.REQUEST_PATIENCE.toSeconds(),
                        TimeUnit.SECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (patience != null) {
            var _ = patience.cancel(false);
        }
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        Taken taken = new Taken(
                request.method().name(),
                request.uri(),
                text(request.content().nioBuffer()),
                Optional.ofNullable(request.headers().get("last-event-id")),
                "application/json".equals(type.replaceFirst(";.*", "").strip()),
                HttpUtil.isKeepAlive(request));
        // The next request waits in the pipeline until this one is answered.
        context.channel().config().setAutoRead(false);
        Thread.ofVirtual().name("warren api").start(() -> answer(context, taken));
    }

    private void answer(ChannelHandlerContext context, Taken taken) {
        boolean answered = false;
        try {
            switch (work(taken)) {
                case Answer.Told told -> reply(context, Replies.whole(told.status(), told.document()), taken.stays());
                case Answer.Done done -> reply(context, Replies.done(), taken.stays());
                case Answer.Streamed streamed -> stream(context.channel(), streamed.feed());
            }
            answered = true;
        } catch (RefusedException e) {
            reply(context, Replies.refusal(e), taken.stays());
            answered = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody does this; then the connection ends as below.
        } finally {
            if (!answered) {
                // A mistake of ours goes its way to whoever hears of those; the one who asked shall not wait for ever.
                Replies.refuseAndClose(
                        context.channel(),
                        new RefusedException(500, "our-mistake", "Warren made a mistake; its log says which."));
            }
        }
    }

    private Answer work(Taken taken) throws RefusedException, InterruptedException {
        Routes.Found found = routes.find(taken.method(), Target.path(taken.target()));
        String text =
                taken.body().orElseThrow(() -> new RefusedException(400, "not-understood", "A body is text in UTF-8."));
        if (!text.isEmpty() && !taken.json()) {
            throw new RefusedException(415, "wrong-type", "A body is 'Content-Type: application/json'.");
        }
        Body body = Body.parse(text);
        Asked asked = new Asked(found.places(), Target.query(taken.target()), body, taken.lastEvent());
        return found.route().work().answer(asked);
    }

    private void reply(ChannelHandlerContext context, FullHttpResponse reply, boolean stays) {
        Channel channel = context.channel();
        if (!stays) {
            reply.headers().set(HttpHeaderNames.CONNECTION, "close");
            var _ = channel.writeAndFlush(reply).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        var _ = channel.writeAndFlush(reply).addListener(written -> {
            expect(context);
            channel.config().setAutoRead(true);
        });
    }

    private void stream(Channel channel, Feed feed) throws RefusedException, InterruptedException {
        if (!streams.tryAcquire()) {
            throw new RefusedException(
                    503, "too-many", "There are " + Limits.STREAMS + " streams already; close one of them.");
        }
        try {
            // Reading on tells us when the listener goes; what else it says is dropped with the connection's end.
            channel.config().setAutoRead(true);
            boolean there = written(channel, Replies.streamed());
            while (there) {
                Optional<List<Feed.Line>> lines = feed.next(Limits.STREAM_SILENCE);
                if (lines.isEmpty()) {
                    break;
                }
                StringBuilder text = new StringBuilder(lines.get().isEmpty() ? ": nothing new\n\n" : "");
                lines.get().forEach(line -> text.append(Replies.event(line)));
                there = written(channel, new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
            }
        } finally {
            streams.release();
            var _ = channel.close();
        }
    }

    /** Waits until the kernel took it: a listener who does not read makes nobody wait but this thread. */
    private static boolean written(Channel channel, Object part) throws InterruptedException {
        return channel.writeAndFlush(part).await().isSuccess();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
