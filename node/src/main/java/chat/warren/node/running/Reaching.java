package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.Presence;
import chat.warren.dht.overlay.OverlayView;
import chat.warren.dht.rendezvous.Change;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.diagnosis.AttemptLog;
import chat.warren.node.diagnosis.Facts;
import chat.warren.node.diagnosis.Foothold;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import chat.warren.node.nat.Hairpin;
import chat.warren.node.path.PathView;
import chat.warren.node.path.Route;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reaches every friend, from the network that strangers share to a path that carries. Feed it what happens and give it
 * a turn ({@link #advanceTo}) when it asks for one, and at the time that it says.
 */
public final class Reaching implements Carrier {
    /** What every path carries, less the seal (docs/reach.md, paths). */
    private static final int LEAST_ROOM = 1_155;

    /** Nothing waits for it, and turns may be a thousand a second. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Outlet outlet;
    private final Standpoint standpoint;
    private final Exits exits;
    private final DhtSide dht;
    private final Roster roster;
    private final Hairpin hairpin;
    private final Footing footing;
    private Consumer<Foothold> watcher = told -> {};
    private Instant looked = Instant.EPOCH;
    private final Queue<Change> changes = new ArrayDeque<>();
    private final Queue<byte[]> words = new ArrayDeque<>();

    /** @param above made at once, and told from then on */
    public Reaching(Surroundings around, DhtPlan plan, Function<? super Carrier, Carried> above, Instant now) {
        this.outlet = around.outlet();
        this.standpoint = new Standpoint(around.port(), now);
        this.exits = new Exits(outlet, standpoint, around.port());
        Presence.RunId run = Presence.RunId.random(around.random());
        this.dht = new DhtSide(
                plan,
                around,
                exits,
                standpoint,
                new DhtSide.Beginning(run, changes::add, (word, heard) -> words.add(word), now));
        this.hairpin = new Hairpin(around.random());
        this.footing = new Footing(now);
        Later told = new Later();
        this.roster = new Roster(around, new Roster.Ground(standpoint, exits, dht, run, told), now);
        told.above = above.apply(this);
    }

    /** Those above, who need the carrier before it can know them. */
    private static final class Later implements Carried {
        private Carried above = new Nobody();

        @Override
        public void received(PairId pair, Kind kind, byte[] body, Instant now) {
            above.received(pair, kind, body, now);
        }

        @Override
        public void reachable(PairId pair, PathView by, Instant now) {
            above.reachable(pair, by, now);
        }

        @Override
        public void adrift(PairId pair, Instant now) {
            above.adrift(pair, now);
        }

        @Override
        public boolean lendsTo(PairId pair) {
            return above.lendsTo(pair);
        }

        @Override
        public void moved(PairId pair, Instant now) {
            above.moved(pair, now);
        }

        @Override
        public void worn(PairId pair, Instant now) {
            above.worn(pair, now);
        }
    }

    // What comes in.

    /** The machine's addresses, at first and whenever they change. */
    public void networkIs(LocalNetwork network, Instant now) {
        Standpoint.Moved moved = standpoint.networkIs(network, now);
        exits.forget();
        if (moved.any()) {
            startAnew(now);
        }
    }

    /** Addresses of the public network that an invite named. */
    public void learned(List<InetSocketAddress> doors, Instant now) {
        dht.learned(doors, now);
        outlet.nudge();
    }

    /** The machine slept so long that routers have forgotten it. */
    public void woke(Instant now) {
        standpoint.forget(now);
        startAnew(now);
    }

    private void startAnew(Instant now) {
        hairpin.networkChanged();
        dht.moved(now);
        roster.startAnew(now);
        outlet.nudge();
    }

    public void arrived(int socket, Datagram datagram, Instant now) {
        boolean main = socket == Outlet.MAIN;
        if (main && hairpin.received(datagram.bytes())) {
            return;
        }
        boolean known = true;
        if (main && datagram.isDht()) {
            dht.receive(datagram.remote(), datagram.bytes(), now);
        } else {
            known = roster.arrived(socket, datagram, now);
        }
        if (known && main) {
            exits.cameTo(datagram.local().getAddress(), datagram.remote());
            standpoint.received(datagram.remote(), now);
        }
        if (known) {
            outlet.nudge(); // Whatever a stranger sends costs no turn.
        }
    }

    /** Something came to the group on which friends call for each other. */
    public void heardOnLan(InetSocketAddress from, byte[] datagram, Instant now) {
        roster.neighbours()
                .heard(from, datagram, now)
                .flatMap(nearby -> roster.friend(nearby.friend()))
                .ifPresent(friend -> {
                    friend.nearby(from, now);
                    outlet.nudge();
                });
    }

    /** What is to be called out on the LAN now. */
    public List<byte[]> callsOnLan(Instant now) {
        return roster.neighbours().due(now);
    }

    /** What the router passes on to our port from now on: what comes there, or nothing. */
    public void mapped(Optional<InetSocketAddress> outside) {
        standpoint.mapped(outside);
        outlet.nudge();
    }

    // What the links ask for.

    @Override
    public void meet(PairId pair, Acquaintance acquaintance, Instant now) {
        roster.meet(pair, acquaintance, now);
        outlet.nudge();
    }

    @Override
    public void meetAs(PairId pair, Acquaintance acquaintance, Instant now) {
        roster.meetAs(pair, acquaintance, now);
        outlet.nudge();
    }

    @Override
    public void part(PairId pair, Instant now) {
        roster.part(pair, now);
        outlet.nudge();
    }

    @Override
    public void hurry(PairId pair, Instant now) {
        roster.friend(pair).ifPresent(friend -> friend.hurry(now));
        outlet.nudge();
    }

    @Override
    public void send(PairId pair, Kind kind, byte[] body, Instant now) {
        send(pair, kind, List.of(body), now);
    }

    @Override
    public void send(PairId pair, Kind kind, List<byte[]> bodies, Instant now) {
        roster.friend(pair).ifPresent(friend -> friend.send(kind, bodies, now));
        outlet.nudge();
    }

    @Override
    public int room(PairId pair) {
        return view(pair).map(PathView::bytes).orElse(LEAST_ROOM);
    }

    @Override
    public void agreeing(PairId pair, LinkSecrets secrets, Instant now) {
        roster.friend(pair).ifPresent(friend -> friend.agreeing(secrets, now));
    }

    @Override
    public void agreed(PairId pair, LinkSecrets secrets, Instant now) {
        roster.friend(pair).ifPresent(friend -> friend.agreed(secrets, now));
        roster.keysChange(now); // Those above agree on anchors of the same secrets.
        outlet.nudge();
    }

    public Optional<PathView> view(PairId pair) {
        return roster.friend(pair).flatMap(Counterpart::view);
    }

    public Standing standing(Instant now) {
        int contacts = dht.engine().stats(dht.network()).contacts();
        Standing.Router router = new Standing.Router(
                standpoint.nat(now),
                standpoint.mapped(now),
                standpoint.layers(now),
                hairpin.verdict(),
                roster.keepalive());
        Standing.Others others = new Standing.Others(
                dht.asksAround(), dht.isJoined(), contacts, standpoint.isAnswered(now), isTunnelled());
        return new Standing(standpoint.network(), router, others);
    }

    /** Whether somebody is reached by TCP alone, which tells that something of ours gets out. */
    private boolean isTunnelled() {
        return roster.all().stream().anyMatch(friend -> friend.condition().isTunnelled());
    }

    /** How our own network stands, as it was told last. */
    public Foothold foothold() {
        return footing.told();
    }

    /** Tells this one how our network stands, whenever that is not what it was; we begin with joining it. */
    public void tellsFoothold(Consumer<Foothold> to) {
        watcher = to;
        if (footing.told() != Foothold.JOINING) {
            to.accept(footing.told());
        }
    }

    /**
     * All that is known of why this one is reached the way she is, or not at all.
     *
     * @param names by which the user knows the owners of devices
     */
    public Optional<Facts> facts(PairId pair, Function<PairId, String> names, Instant now) {
        Explaining explaining =
                new Explaining(standing(now), standpoint.whereabouts(now), new Explaining.Friends(roster.all(), names));
        return roster.friend(pair).map(friend -> explaining.facts(friend, relayOf(pair), now));
    }

    /** What was tried lately to reach this one. */
    public List<AttemptLog.Entry> attempts(PairId pair) {
        return roster.friend(pair).map(friend -> friend.attempts().entries()).orElse(List.of());
    }

    /** How the overlay is doing, if we take part in it. */
    public Optional<OverlayView> overlay() {
        return dht.overlay();
    }

    /** Which friend's computer passes on what goes to this one, if one does. */
    public Optional<PairId> relayOf(PairId pair) {
        return view(pair)
                .filter(view -> view.route() instanceof Route.Relayed)
                .flatMap(view -> roster.relaying().relayOf((Route.Relayed) view.route()));
    }

    /** Who is to be told of TCP connections, and knows whose they are. */
    public Tunnelling tunnelling() {
        return roster.tunnelling();
    }

    /** What is given to friends, and perhaps to strangers. */
    public void relay(RelayPolicy policy) {
        roster.relaying().policy(policy);
    }

    // Turns.

    /** Does what is due, and says when there is more to do. */
    public Instant advanceTo(Instant now) {
        dht.advanceTo(now);
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            roster.changed(change, now);
        }
        for (byte[] word = words.poll(); word != null; word = words.poll()) {
            roster.signalled(word, now);
        }
        if (standpoint.hasMovedOutside(now)) {
            startAnew(now);
        }
        if (!now.isBefore(looked.plus(LOOK)) || isJoined(now)) {
            looked = now;
            hairpin.seen(standpoint.nat(now).mapping(), now);
            footing.look(standing(now), now).ifPresent(watcher);
        }
        hairpin.due(now).ifPresent(send -> exits.send(Outlet.MAIN, send.to(), send.datagram(), now));
        Instant friends = roster.advanceTo(now);
        Instant strangers = Roster.earlier(dht.deadline(), hairpin.deadline());
        return Roster.earlier(friends, Roster.earlier(strangers, later(looked.plus(LOOK), footing.deadline())));
    }

    /** Whether the network that was waited for is there. */
    private boolean isJoined(Instant now) {
        return footing.waits() && dht.isJoined() && standpoint.isAnswered(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** We go: takes back what we left for friends. Give it turns until {@link #isQuiet}, for a second or two. */
    public void farewell(Instant now) {
        dht.farewell(now);
        outlet.nudge();
    }

    public boolean isQuiet() {
        return dht.isQuiet();
    }

    /** The last word: the sockets close after this. */
    public void leaving(Instant now) {
        dht.leaving(now);
    }
}
