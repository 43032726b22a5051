package chat.warren.node.link.loop;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.link.LinkCertificate;
import chat.warren.crypto.pair.Ends;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Accord;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.link.Peer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One QUIC connection, from its first datagram to its last. Once it is up, it is the {@link Link}. */
final class Connection extends ChannelInboundHandlerAdapter implements Link, LaneStream.Owner {
    /** The stream on which the two programs talk; the others are {@link Lane}s. */
    static final int OWN_STREAM = 0;

    /**
     * RFC 9000, 10.2.3: before the handshake is over an application's own reason "MUST be replaced" by this. QUIC's
     * library was once seen to send such a one without end.
     */
    private static final int APPLICATION_ERROR = 0x0c;

    private final PairLine line;
    private final Wiring wiring;
    private final Gate gate;
    private final long number;
    private final Map<Integer, LaneStream> streams = new HashMap<>();
    private final Set<Lane> paused = EnumSet.noneOf(Lane.class);
    private @Nullable QuicChannel channel;
    private @Nullable Accord accord;
    private @Nullable Peer peer;
    private @Nullable Future<?> tick;
    private Instant since = Instant.MIN;
    private Instant renewed = Instant.MIN;
    private int version;
    private boolean up;
    private boolean ended;

    Connection(PairLine line, Wiring wiring, Gate gate, long number) {
        this.line = line;
        this.wiring = wiring;
        this.gate = gate;
        this.number = number;
    }

    // What happens to the connection.

    /** QUIC has a channel for it, and the handshake begins. */
    void began(QuicChannel begun) {
        channel = begun;
        begun.pipeline().addLast(this);
        long patience = wiring.place().config().handshake().toMillis();
        tick = wiring.place()
                .loop()
                .schedule(() -> end(Ending.BROKEN, "no handshake in time"), patience, TimeUnit.MILLISECONDS);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                secured();
            }
        } else if (event instanceof QuicConnectionCloseEvent close) {
            boolean goodbye = close.isApplicationClose() && close.error() == Ending.GOODBYE.code();
            closed(goodbye, goodbye ? "the other side ended the link" : "the other side gave the link up");
        }
        context.fireUserEventTriggered(event);
    }

    private void secured() {
        LinkCertificate certificate = gate.accepted().orElseThrow();
        Instant now = now();
        peer = new Peer(certificate.identity(), certificate.device());
        accord = new Accord(
                ends(wiring.credentials().certificate(), certificate.device()),
                Accord.Offer.today(number),
                wiring.place().random(),
                now);
        if (line.dials()) {
            open(OWN_STREAM);
            for (Lane lane : Lane.values()) {
                open(lane.code());
            }
        }
        follow();
    }

    private static Ends ends(DeviceCertificate own, DeviceCertificate other) {
        return own.identity().equals(other.identity())
                ? Ends.devices(own.identity(), own.signingKey(), other.signingKey())
                : Ends.friends(own.identity(), other.identity());
    }

    private void open(int code) {
        QuicChannel on = channel;
        if (on != null) {
            LaneStream stream = LaneStream.opening(this, code);
            streams.put(code, stream);
            Future<QuicStreamChannel> _ =
                    on.createStream(QuicStreamType.BIDIRECTIONAL, stream).addListener(this::made);
        }
    }

    private void made(Future<? super QuicStreamChannel> made) {
        if (!made.isSuccess()) {
            end(Ending.BROKEN, "the other side takes no lanes");
            return;
        }
        follow();
    }

    /** Does what the accord asks for, as far as there is a stream to say it on. */
    private void follow() {
        LaneStream said = streams.get(OWN_STREAM);
        Accord what = accord;
        if (said == null || what == null || !said.isOpen()) {
            return;
        }
        for (Optional<Accord.Output> next = what.poll(); next.isPresent() && !ended; next = what.poll()) {
            switch (next.get()) {
                case Accord.Say say -> {
                    if (!said.send(say.frame())) {
                        end(Ending.BROKEN, "the other side does not listen");
                    }
                }
                case Accord.Open open -> wiring.carrier().agreeing(pair(), open.secrets(), now());
                case Accord.Seal seal -> seal(seal.secrets());
                case Accord.Up agreed -> up(agreed);
            }
        }
    }

    private void seal(LinkSecrets secrets) {
        wiring.carrier().agreed(pair(), secrets, now());
        secrets.close();
        renewed = now();
        line.renewed();
    }

    private void up(Accord.Up agreed) {
        since = now();
        version = agreed.version();
        up = true;
        cancelTick();
        tickLater();
        line.up(this);
        wiring.carrier().agreed(pair(), agreed.secrets(), since);
        renewed = since;
        line.renewed();
        wiring.watcher().up(this, agreed.secrets(), agreed.agreed(), since);
        agreed.secrets().close();
        streams.values().forEach(LaneStream::resume);
    }

    private void tickLater() {
        Instant now = now();
        Instant word = now.plus(wiring.place().config().quiet());
        boolean key = line.dials() && keyEnds().isAfter(now) && keyEnds().isBefore(word);
        long pause = Duration.between(now, key ? keyEnds() : word).toMillis() + 1;
        tick = wiring.place().loop().schedule(this::tick, pause, TimeUnit.MILLISECONDS);
    }

    /** When the session key has served. One side is enough to think of it. */
    private Instant keyEnds() {
        return renewed.plus(wiring.place().config().renewal());
    }

    /** Once in a while: says something into a silence, and asks for a new key when the old one has served. */
    private void tick() {
        Instant now = now();
        if (line.silentSince().plus(wiring.place().config().quiet()).isBefore(now)) {
            ping();
            line.silence().said(now);
        }
        if (line.dials() && !now.isBefore(keyEnds())) {
            renew();
        }
        if (!ended) {
            tickLater();
        }
    }

    void ping() {
        if (accord != null) {
            accord.ping();
            follow();
        }
    }

    void renew() {
        if (accord != null) {
            accord.renew(now());
            follow();
        }
    }

    /** Ends it, unless it has ended. */
    void end(Ending ending, String why) {
        QuicChannel closing = channel;
        if (!ended && closing != null && closing.isOpen()) {
            boolean secured = accord != null;
            int code = secured ? ending.code() : APPLICATION_ERROR;
            ChannelFuture _ = closing.close(secured, code, Unpooled.EMPTY_BUFFER);
        }
        closed(ending == Ending.GOODBYE, why);
    }

    private void closed(boolean goodbye, String why) {
        if (ended) {
            return;
        }
        ended = true;
        cancelTick();
        if (accord != null) {
            accord.close();
        }
        line.ended(this, goodbye, gate.refusal().orElse(why));
        if (up) {
            wiring.watcher().down(this, why, now());
        }
    }

    private void cancelTick() {
        Future<?> waiting = tick;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        QuicChannel gone = channel;
        closed(false, gone != null && gone.isTimedOut() ? "nothing was heard for too long" : "the connection ended");
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof Error || cause instanceof RuntimeException) {
            context.fireExceptionCaught(cause);
        }
        end(Ending.BROKEN, "QUIC gave up"); // Its own exceptions are checked ones, for what came over the network.
    }

    // What happens on its streams.

    /** The other side opened a stream. */
    void opened(QuicStreamChannel stream) {
        stream.pipeline().addLast(LaneStream.opened(this));
    }

    @Override
    public void named(LaneStream stream, int code) throws MalformedException {
        if (line.dials() || (code != OWN_STREAM && Lane.of(code).isEmpty())) {
            throw new MalformedException("a stream that nobody agreed on");
        }
        if (streams.putIfAbsent(code, stream) != null) {
            throw new MalformedException("two streams for one lane");
        }
        stream.prioritise();
        follow();
        // Whoever wanted to say something before this lane was here was refused, and waits to be told.
        wiring.place().loop().execute(() -> hasRoom(stream));
    }

    @Override
    public int longest(int code) {
        return code == OWN_STREAM ? Accord.MOST_BYTES : MAX_FRAME_BYTES;
    }

    @Override
    public boolean wants(LaneStream stream) {
        if (ended) {
            return false;
        }
        Optional<Lane> lane = Lane.of(stream.code());
        return lane.isEmpty() || (up && !paused.contains(lane.get()));
    }

    @Override
    public void frame(LaneStream stream, byte[] frame) throws MalformedException {
        Optional<Lane> lane = Lane.of(stream.code());
        Accord heard = accord;
        if (lane.isPresent()) {
            wiring.watcher().frame(this, lane.get(), frame, now());
        } else if (heard != null) {
            heard.received(frame, now());
            follow();
        }
    }

    @Override
    public void hasRoom(LaneStream stream) {
        Optional<Lane> lane = Lane.of(stream.code());
        if (up && !ended && lane.isPresent()) {
            wiring.watcher().room(this, lane.get(), now());
        }
    }

    // What those above may ask.

    @Override
    public PairId pair() {
        return line.pair();
    }

    @Override
    public Peer peer() {
        Peer known = peer;
        if (known == null) {
            throw new IllegalStateException("nobody has shown a certificate yet");
        }
        return known;
    }

    @Override
    public LinkView view() {
        QuicChannel on = channel;
        String cipher = on == null || on.sslEngine() == null
                ? ""
                : on.sslEngine().getSession().getCipherSuite();
        return new LinkView(since, cipher, LinkTls.GROUP, version, line.path());
    }

    @Override
    public boolean send(Lane lane, byte[] frame) {
        if (frame.length > MAX_FRAME_BYTES) {
            throw new IllegalArgumentException("a frame has at most " + MAX_FRAME_BYTES + " bytes");
        }
        LaneStream stream = streams.get(lane.code());
        boolean taken = up && !ended && stream != null && stream.send(frame);
        if (taken) {
            line.silence().said(now());
        }
        return taken;
    }

    @Override
    public void pause(Lane lane, boolean stop) {
        if (stop) {
            paused.add(lane);
        } else if (paused.remove(lane)) {
            LaneStream stream = streams.get(lane.code());
            if (stream != null) {
                stream.resume();
            }
        }
    }

    @Override
    public void close() {
        end(Ending.GOODBYE, "we ended the link");
    }

    @Override
    public void giveUp(String why) {
        end(Ending.BROKEN, why);
    }

    boolean wasUp() {
        return up;
    }

    /** The number that the other side gave its attempt. */
    long theirNumber() {
        Accord heard = accord;
        return heard == null ? Long.MIN_VALUE : heard.theirNumber();
    }

    private Instant now() {
        return wiring.place().clock().instant();
    }
}
