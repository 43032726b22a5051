package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Probe;
import chat.warren.node.reach.FriendReach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** What we say to one friend: under which key, and from which socket or by whom. */
final class Voice {
    /** How far a datagram goes by itself: anything less ends on the way on purpose. */
    private static final int ALL_THE_WAY = 64;

    private final PairId id;
    private final Means means;
    private final Keyring keys;
    private final Sessions sessions;
    private final BooleanSupplier open;
    private boolean wornTold;

    /** @param open whether she may learn our addresses: every datagram that goes to her directly tells them */
    Voice(PairId id, Means means, Keyring keys, Sessions sessions, BooleanSupplier open) {
        this.id = id;
        this.means = means;
        this.keys = keys;
        this.sessions = sessions;
        this.open = open;
    }

    private RandomGenerator random() {
        return means.around().random();
    }

    /**
     * Sealed under the session's key, or the hour's before there is a session.
     *
     * @param worn to be told once when so much was sealed that both should agree on new keys
     */
    List<byte[]> sealed(Kind kind, List<byte[]> bodies, Instant now, Runnable worn) {
        Optional<Session> session = sessions.speaking();
        if (session.isEmpty()) {
            Door door = keys.speaking(means.around().wall().instant(), now);
            return bodies.stream().map(body -> door.seal(random(), kind, body)).toList();
        }
        List<byte[]> sealed = bodies.stream()
                .map(body -> session.get().seal(random(), kind, body))
                .toList();
        if (session.get().isWorn() && !wornTold) {
            wornTold = true;
            worn.run();
        }
        return sealed;
    }

    /** There are new keys. */
    void refreshed() {
        wornTold = false;
    }

    /** Probes stay under the hour's key, so that a new address is known by its mark. */
    byte[] sealed(Probe probe, Instant now) {
        return keys.speaking(means.around().wall().instant(), now).seal(random(), probe);
    }

    void put(Route route, Kind kind, List<byte[]> sealed, Instant now) {
        if (route instanceof Route.Direct direct) {
            direct(direct, sealed, now);
        } else {
            sealed.forEach(each -> means.company().sendBy(route, kind, each, now));
        }
    }

    private void direct(Route.Direct route, List<byte[]> sealed, Instant now) {
        if (open.getAsBoolean()) {
            OptionalInt socket = means.spares().of(id, route.socket());
            socket.ifPresent(number -> means.exits().send(number, route.to(), sealed, now));
        }
    }

    void probe(FriendReach.Send send, Instant now) {
        OptionalInt socket = means.spares().of(id, send.socket());
        if (socket.isPresent() && open.getAsBoolean()) {
            byte[] sealed = sealed(send.probe(), now);
            if (send.ttl() < ALL_THE_WAY) {
                means.exits().sendOpener(socket.getAsInt(), send.to(), send.ttl(), sealed, now);
            } else {
                means.exits().send(socket.getAsInt(), send.to(), sealed, now);
            }
        }
    }
}
