package chat.warren.node.tunnel.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.node.socket.loop.Sockets;
import chat.warren.node.socket.loop.UdpPorts;
import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.DullWeb;
import chat.warren.node.tunnel.Gate;
import chat.warren.node.tunnel.Lobby;
import chat.warren.node.tunnel.TunnelEnd;
import chat.warren.node.tunnel.TunnelWatcher;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All tunnels of a node, those that friends begin and those that we begin. Every method but {@link #listen} and
 * {@link #close()} is called on the node's thread.
 *
 * @param <F> what stands for a friend
 */
public final class Tunnels<F> implements AutoCloseable, Connection.Events<F>, Dialling.Steps<F> {
    /** Paths keep themselves open every 110 s at the longest: this is two of them, and some. */
    private static final Duration IDLE = Duration.ofMinutes(4);
    /** Two devices that dial each other at once, and each once more on a new network. */
    private static final int MOST_EACH = 4;
    /** Friends dialled at once; the others get their turn at the next attempt. */
    private static final int MOST_DIALLED = 32;

    private final Sockets sockets;
    private final Gate<F> gate;
    private final TunnelWatcher<F> watcher;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Plumbing plumbing;
    private final DullWeb web;
    private final Lobby lobby;
    private final Map<Integer, Connection<F>> connections = new LinkedHashMap<>();
    private final Map<Integer, F> friends = new LinkedHashMap<>();
    private final Map<F, Dialling<F>> dialled = new LinkedHashMap<>();
    private final List<Channel> listeners = new ArrayList<>();
    private UdpPorts.@Nullable Timer timer;
    private Instant due = Instant.MAX;
    private int last;
    private boolean closed;

    public Tunnels(
            Sockets sockets, Gate<F> gate, TunnelWatcher<F> watcher, RandomGenerator random, InstantSource clock) {
        this.sockets = sockets;
        this.gate = gate;
        this.watcher = watcher;
        this.random = random;
        this.clock = clock;
        this.plumbing = new Plumbing(sockets, new Disguise(random, clock.instant()), clock);
        this.web = new DullWeb(clock.instant());
        this.lobby = new Lobby(random);
    }

    /**
     * Lets friends connect. Not on the node's thread: it waits until the port is open.
     *
     * @return where it listens, if any port would do
     */
    public InetSocketAddress listen(InetSocketAddress at, Attempt.Look look) throws IOException {
        ChannelFuture bound =
                plumbing.listen(at, look, channel -> accept(channel, look)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "TCP port " + at.getPort() + " cannot be opened, because another program has it or because it"
                            + " takes rights. Friends whose network blocks UDP reach you through a friend instead;"
                            + " everything else works.",
                    bound.cause());
        }
        sockets.execute(() -> listeners.add(bound.channel()));
        return (InetSocketAddress) bound.channel().localAddress();
    }

    /** Nobody new comes in there; who is in stays. */
    public void stopListening(int port) {
        sockets.execute(() -> listeners.removeIf(listener -> {
            boolean there = listener.localAddress() instanceof InetSocketAddress at && at.getPort() == port;
            if (there) {
                ChannelFuture _ = listener.close(); // At once, and nothing depends on it.
            }
            return there;
        }));
    }

    private Connection<F> accept(Channel channel, Attempt.Look look) {
        Instant now = clock.instant();
        TunnelEnd<F> end = TunnelEnd.listening(gate, look == Attempt.Look.WEB ? web : null, random);
        Connection<F> connection = adopt(end);
        connection.on(channel);
        wait(connection, now);
        return connection;
    }

    private Connection<F> adopt(TunnelEnd<F> end) {
        Connection<F> connection = new Connection<>(++last, end, this, clock);
        connections.put(connection.number, connection);
        return connection;
    }

    /** Until its time is up, or somebody else needs the place. */
    private void wait(Connection<F> connection, Instant now) {
        connection
                .remote()
                .ifPresent(remote ->
                        lobby.enter(connection.number, remote.getAddress(), now).forEach(this::close));
        plan();
    }

    /** Dials a friend, unless that is being done. The outcome is {@code opened}, or {@code unreachable}. */
    public void dial(F friend, List<Attempt> attempts) {
        if (closed || dialled.containsKey(friend) || dialled.size() >= MOST_DIALLED) {
            return;
        }
        Dialling<F> dialling = new Dialling<>(friend, attempts, clock.instant());
        dialled.put(friend, dialling);
        advance();
    }

    @Override
    public Connection<F> begin(F friend, Attempt attempt) {
        Connection<F> connection = adopt(TunnelEnd.dialling(friend, attempt.look(), gate, random));
        plumbing.connect(attempt, connection, () -> sockets.execute(() -> ended(connection)));
        return connection;
    }

    @Override
    public void lost(Dialling<F> dialling) {
        dialled.remove(dialling.friend, dialling);
        watcher.unreachable(dialling.friend, clock.instant());
    }

    /** Sends a sealed datagram. Of what waits too long, media and probes go first; the kind says which it is. */
    public void send(int connection, Kind kind, byte[] datagram) {
        Connection<F> open = connections.get(connection);
        if (open != null) {
            open.send(kind, datagram);
        }
    }

    /** Datagrams of a tunnel that were late and given up, since it began. */
    public long dropped(int connection) {
        return Optional.ofNullable(connections.get(connection))
                .map(Connection::dropped)
                .orElse(0L);
    }

    public void close(int connection) {
        Connection<F> open = connections.get(connection);
        if (open != null) {
            open.close();
        }
    }

    /** She is a friend no more. */
    public void forget(F friend) {
        Dialling<F> dialling = dialled.remove(friend);
        if (dialling != null) {
            dialling.stop();
            dialling.advance(clock.instant(), this);
        }
        tunnelsTo(friend).forEach(this::close);
    }

    private List<Integer> tunnelsTo(F friend) {
        return friends.entrySet().stream()
                .filter(each -> each.getValue().equals(friend))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void opened(Connection<F> connection, F friend) {
        Instant now = clock.instant();
        lobby.leave(connection.number);
        Dialling<F> dialling = dialled.get(friend);
        if (dialling != null && dialling.has(connection)) {
            if (!dialling.greeted(connection)) {
                connection.close();
                return;
            }
            dialled.remove(friend);
            dialling.advance(now, this); // Ends the others.
        }
        friends.put(connection.number, friend);
        List<Integer> hers = tunnelsTo(friend);
        hers.stream().limit(Math.max(0, hers.size() - MOST_EACH)).forEach(this::close);
        connection.remote().ifPresent(remote -> watcher.opened(connection.number, friend, remote, now));
        plan();
    }

    @Override
    public void arrived(Connection<F> connection, byte[] datagram) {
        F friend = friends.get(connection.number);
        if (friend != null) {
            watcher.arrived(connection.number, friend, datagram, clock.instant());
        }
    }

    @Override
    public void useless(Connection<F> connection) {
        Instant now = clock.instant();
        if (dialled.values().stream().anyMatch(dialling -> dialling.has(connection))) {
            connection.close();
        } else if (friends.containsKey(connection.number)) {
            gone(connection, now);
            wait(connection, now); // Whoever changed something on the way shall not see when it was noticed.
        }
    }

    private void gone(Connection<F> connection, Instant now) {
        F friend = friends.remove(connection.number);
        if (friend != null) {
            watcher.closed(connection.number, friend, now);
        }
    }

    @Override
    public void ended(Connection<F> connection) {
        Instant now = clock.instant();
        lobby.leave(connection.number);
        if (connections.remove(connection.number) == null) {
            return;
        }
        gone(connection, now);
        dialled.values().stream()
                .filter(dialling -> dialling.has(connection))
                .findFirst()
                .ifPresent(dialling -> dialling.failed(connection, now));
        advance();
    }

    private void advance() {
        Instant now = clock.instant();
        List.copyOf(dialled.values()).forEach(dialling -> dialling.advance(now, this));
        lobby.due(now).forEach(this::close);
        for (int number : List.copyOf(friends.keySet())) {
            Connection<F> connection = connections.get(number);
            if (connection != null && !connection.heard().plus(IDLE).isAfter(now)) {
                connection.close();
            }
        }
        plan();
    }

    private void plan() {
        Instant next = lobby.deadline();
        for (Dialling<F> dialling : dialled.values()) {
            next = earlier(next, dialling.deadline());
        }
        if (!friends.isEmpty()) {
            next = earlier(next, clock.instant().plus(IDLE));
        }
        if (timer != null && due.equals(next)) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        due = next;
        boolean nothing = closed || next.equals(Instant.MAX);
        timer = nothing
                ? null
                : sockets.after(atLeastNothing(Duration.between(clock.instant(), next)), () -> {
                    timer = null;
                    advance();
                });
    }

    private static Duration atLeastNothing(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Connections of all kinds that there are. */
    public int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        sockets.execute(() -> {
            closed = true;
            dialled.clear(); // Or what ends now would begin the next attempt.
            for (Channel listener : listeners) {
                ChannelFuture _ = listener.close(); // At once, and nothing depends on it.
            }
            List.copyOf(connections.values()).forEach(Connection::close);
            if (timer != null) {
                timer.cancel();
            }
        });
    }
}
