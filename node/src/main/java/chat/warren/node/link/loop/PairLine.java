package chat.warren.node.link.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Call;
import chat.warren.node.link.DialBudget;
import chat.warren.node.link.Pieces;
import chat.warren.node.path.PathView;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a pair has one connection while there is a way, and not more.
 *
 * <p>Side {@link Side#FIRST} dials, always. The other asks to be dialled, with a {@link Call}, when it has no
 * connection. So both may want one at once, and no two cross.
 */
final class PairLine {
    /** A call that was lost, or came before the other side was ready, is repeated; twice as late each time. */
    private static final Duration FIRST_CALL = Duration.ofMillis(250);

    private static final Duration MOST_CALL = Duration.ofSeconds(8);
    /** After a handshake that failed; what refuses us once mostly goes on to. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);

    private static final Duration MOST_RETRY = Duration.ofMinutes(1);
    /** A way that has come back is given three round trips to answer, and a slow system this long. */
    private static final Duration LEAST_ANSWER = Duration.ofMillis(250);

    private final Wiring wiring;
    private final Supplier<Badge> badge;
    private final PairId pair;
    private final Side side;
    private final DialBudget budget = new DialBudget();
    private final Passage passage;
    private final Silence silence;
    private Optional<PathView> path = Optional.empty();
    private @Nullable Connection current;
    private @Nullable Connection pending;
    private @Nullable Future<?> later;
    private Duration pace;
    private Instant heard = Instant.MIN;
    private long number;
    private boolean resting;
    private boolean closed;

    PairLine(Wiring wiring, Supplier<Badge> badge, PairId pair, Side side) {
        this.wiring = wiring;
        this.badge = badge;
        this.pair = pair;
        this.side = side;
        this.passage = new Passage(wiring, pair, this::worn);
        this.silence = new Silence(this, wiring.place());
        this.pace = firstPace();
        nextNumber();
    }

    boolean dials() {
        return side == Side.FIRST;
    }

    PairId pair() {
        return pair;
    }

    Optional<PathView> path() {
        return path;
    }

    Optional<Connection> current() {
        return Optional.ofNullable(current);
    }

    Instant silentSince() {
        return heard;
    }

    Silence silence() {
        return silence;
    }

    // The way there.

    void reachable(PathView by, Instant now) {
        boolean wasAdrift = path.isEmpty();
        path = Optional.of(by);
        silence.wayFound();
        if (!wasAdrift || closed) {
            return;
        }
        resting = false;
        pace = firstPace();
        Connection half = pending;
        if (current != null) {
            revive(current, by, now);
        } else if (half != null && dials()) {
            // Its first words were lost, and QUIC waits longer and longer to repeat them.
            half.end(Ending.REPLACED, "the way was lost during the handshake");
            seek();
        } else {
            seek();
        }
    }

    void adrift() {
        path = Optional.empty();
        cancelLater();
        silence.wayLost();
    }

    /** Somebody waits: as if the way had just been found. */
    void hurry() {
        resting = false;
        pace = firstPace();
        if (current == null) {
            seek();
        }
    }

    /**
     * QUIC repeats what was lost, but ever more rarely, and may wait for seconds after the way is back. A word of ours
     * makes it notice, and if that is not answered a new connection is quicker.
     */
    private void revive(Connection held, PathView by, Instant now) {
        held.ping();
        Duration patience = by.roundTrip().multipliedBy(3);
        Future<?> _ = after(patience.compareTo(LEAST_ANSWER) < 0 ? LEAST_ANSWER : patience, () -> {
            if (current != held || path.isEmpty() || heard.isAfter(now)) {
                return;
            }
            if (dials()) {
                held.end(Ending.REPLACED, "no answer after the way came back");
            } else {
                nextNumber();
                call();
            }
        });
    }

    private void seek() {
        cancelLater();
        if (closed || resting || path.isEmpty() || current != null) {
            return;
        }
        if (!dials()) {
            call();
        } else if (pending == null) {
            dial();
        }
    }

    // Dialling, and asking to be dialled.

    private void dial() {
        Instant now = now();
        if (!budget.take(now)) {
            seekAfter(Duration.between(now, budget.next()));
            return;
        }
        Gate gate = gate();
        Connection dialled = new Connection(this, wiring, gate, number);
        pending = dialled;
        ChannelHandler codec = Tuning.tune(
                        new QuicClientCodecBuilder(), wiring.place().config(), true, path)
                .sslEngineProvider(channel -> LinkTls.dialling(badge.get(), gate, channel.alloc()))
                .build();
        PairChannel through = passage.open(codec);
        Future<QuicChannel> _ = QuicChannel.newBootstrap(through)
                .handler(new Beginning(dialled))
                .streamHandler(new Streams())
                .localAddress(PairChannel.HERE)
                .remoteAddress(PairChannel.THERE)
                .connect()
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        dialled.end(Ending.BROKEN, "the handshake failed");
                    }
                });
    }

    private void call() {
        if (pending == null) {
            wiring.carrier().send(pair, Kind.QUIC, new Call(number).encode(), now());
        }
        Duration next = pace;
        pace = longer(pace, MOST_CALL);
        seekAfter(next);
    }

    private void called(Call call) {
        if (!dials() || pending != null || closed) {
            return;
        }
        Connection held = current;
        if (held != null && call.number() <= held.theirNumber()) {
            return; // It has come late: what it asked for is there.
        }
        if (held != null) {
            held.end(Ending.REPLACED, "the other side began anew");
        }
        resting = false;
        seek(); // At once, if the way is known here as well; else it is dialled when it is.
    }

    /** QUIC has heard the first words of a connection. None when there were too many of late. */
    private @Nullable QuicSslEngine admit(QuicChannel channel) {
        if (closed || !budget.take(now())) {
            return null;
        }
        Connection before = pending;
        Gate gate = gate();
        Connection accepted = new Connection(this, wiring, gate, number);
        pending = accepted;
        accepted.began(channel);
        Streams.of(channel, accepted);
        if (before != null) {
            wiring.place().loop().execute(() -> before.end(Ending.REPLACED, "the other side broke the handshake off"));
        }
        return LinkTls.accepting(badge.get(), gate, channel.alloc());
    }

    private Gate gate() {
        return new Gate(
                wiring.expectations().of(pair),
                wiring.credentials().device().id(),
                wiring.place().clock());
    }

    // What becomes of connections.

    void up(Connection connection) {
        Connection before = current;
        current = connection;
        pending = null;
        resting = false;
        cancelLater();
        if (before != null) {
            before.end(Ending.REPLACED, "a newer connection took its place");
        }
    }

    void ended(Connection connection, boolean goodbye, String why) {
        if (connection != current && connection != pending) {
            if (!connection.wasUp() && !closed) {
                wiring.watcher().failed(pair, why, now());
            }
            return; // Another has taken its place.
        }
        boolean wasUp = connection == current;
        current = wasUp ? null : current;
        pending = wasUp ? pending : null;
        nextNumber();
        if (dials()) {
            passage.shut(); // The next one has its own.
        }
        if (closed) {
            return;
        }
        if (!wasUp) {
            wiring.watcher().failed(pair, why, now());
        }
        resting |= goodbye;
        if (wasUp) {
            pace = firstPace();
            wiring.place().loop().execute(this::seek);
        } else {
            seekAfter(pace);
            pace = longer(pace, dials() ? MOST_RETRY : MOST_CALL);
        }
    }

    void renewed() {
        passage.renewed();
    }

    void close() {
        closed = true;
        cancelLater();
        silence.wayFound();
        for (Connection connection : new Connection[] {pending, current}) {
            if (connection != null) {
                connection.end(Ending.GOODBYE, "we ended the link");
            }
        }
        passage.shut();
    }

    // Datagrams.

    void received(byte[] body, Instant now) {
        heard = now;
        try {
            if (Pieces.isQuic(body)) {
                deliver(body);
            } else if (Pieces.isPiece(body)) {
                passage.pieces().join(body).ifPresent(this::deliver);
            } else if (Call.isCall(body)) {
                called(Call.parse(body));
            }
        } catch (MalformedException e) {
            // From a friend whose program is broken: the rest of what it says may still be good.
        }
    }

    private void deliver(byte[] datagram) {
        if (!passage.isOpen() && !dials() && !closed) {
            PairChannel _ = passage.open(
                    Tuning.tune(new QuicServerCodecBuilder(), wiring.place().config(), false, path)
                            .sslEngineProvider(this::admit)
                            .handler(new Beginning())
                            .streamHandler(new Streams())
                            .build());
        }
        passage.received(datagram);
    }

    void worn() {
        Connection on = current;
        if (on != null) {
            on.renew();
        }
    }

    // Time.

    private void nextNumber() {
        number = Math.max(number + 1, now().toEpochMilli());
    }

    private Duration firstPace() {
        return dials() ? FIRST_RETRY : FIRST_CALL;
    }

    private static Duration longer(Duration pace, Duration most) {
        Duration twice = pace.multipliedBy(2);
        return twice.compareTo(most) < 0 ? twice : most;
    }

    private void seekAfter(Duration delay) {
        cancelLater();
        later = after(delay, this::seek);
    }

    private Future<?> after(Duration delay, Runnable task) {
        return wiring.place().loop().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancelLater() {
        Future<?> waiting = later;
        if (waiting != null) {
            waiting.cancel(false);
            later = null;
        }
    }

    private Instant now() {
        return wiring.place().clock().instant();
    }
}
