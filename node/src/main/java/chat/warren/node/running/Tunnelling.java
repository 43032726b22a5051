package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Doorkeeper;
import chat.warren.node.tunnel.TunnelWatcher;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Friends inside TCP connections, where datagrams do not pass: when to dial whom, and what comes through. A tunnel that
 * is there is one more path, and the best helper for finding a better one.
 */
public final class Tunnelling implements TunnelWatcher<PairId>, chat.warren.node.tunnel.Gate<PairId> {
    /** Who cannot be reached now may have come to another network, or have got a port from the router. */
    private static final Duration[] PAUSES = {
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10)
    };

    private final Surroundings around;
    private final Relaying.Plenum plenum;
    private final Gate gate;
    private final Map<PairId, Dialled> dialled = new HashMap<>();
    private Instant latest = Instant.MIN;

    /** How often a friend was dialled in vain, and when to try again. */
    private record Dialled(int times, Instant again) {}

    Tunnelling(Surroundings around, Relaying.Plenum plenum, Gate gate) {
        this.around = around;
        this.plenum = plenum;
        this.gate = gate;
    }

    /** Dials friends whom datagrams do not reach. */
    void arrange(List<Counterpart> friends, Instant now) {
        latest = now;
        for (Counterpart friend : friends) {
            Dialled before = dialled.getOrDefault(friend.id(), new Dialled(0, Instant.MIN));
            if (!friend.condition().needsTunnel(now)) {
                dialled.remove(friend.id());
            } else if (!before.again().isAfter(now)) {
                Duration pause = PAUSES[Math.min(before.times(), PAUSES.length - 1)];
                dialled.put(friend.id(), new Dialled(before.times() + 1, now.plus(pause)));
                friend.condition().there().ifPresent(there -> {
                    friend.attempts().add(now, "Their addresses are dialled over TCP.", there.forPresence());
                    around.outlet().pipes().dial(friend.id(), there);
                });
            }
        }
    }

    /** We came to another network, where more may pass, or less. */
    void startAnew() {
        dialled.clear();
    }

    void part(PairId friend) {
        dialled.remove(friend);
        around.outlet().pipes().forget(friend);
    }

    void send(Route.Tunnel route, Kind kind, byte[] sealed) {
        around.outlet().pipes().send(route.connection(), kind, sealed);
    }

    @Override
    public Optional<byte[]> seal(PairId friend, byte[] body) {
        return plenum.friend(friend)
                .filter(Counterpart::isOpen)
                .map(its ->
                        its.keys().speaking(around.wall().instant(), latest).seal(around.random(), Kind.TUNNEL, body));
    }

    /** Who shall not know our addresses hears nothing on a connection either. */
    @Override
    public Optional<Doorkeeper.Admitted<PairId>> admit(byte[] knock, Instant now) {
        latest = now;
        return gate.admitKnock(knock, now)
                .filter(admitted -> admitted.friend().isOpen())
                .map(admitted ->
                        new Doorkeeper.Admitted<>(admitted.friend().id(), admitted.door(), admitted.datagram()));
    }

    @Override
    public void opened(int connection, PairId friend, InetSocketAddress remote, Instant now) {
        plenum.friend(friend).ifPresent(its -> its.opened(new Route.Tunnel(connection), now));
        around.outlet().nudge();
    }

    @Override
    public void arrived(int connection, PairId friend, byte[] datagram, Instant now) {
        plenum.friend(friend).ifPresent(its -> plenum.arrived(its, new Route.Tunnel(connection), datagram, now));
        around.outlet().nudge();
    }

    @Override
    public void closed(int connection, PairId friend, Instant now) {
        plenum.friend(friend).ifPresent(its -> its.closed(new Route.Tunnel(connection), now));
        around.outlet().nudge();
    }

    @Override
    public void unreachable(PairId friend, Instant now) {
        plenum.friend(friend)
                .ifPresent(its -> its.attempts().add(now, "No TCP connection came about.")); // Tried again later.
    }
}
