package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Presence;
import chat.warren.dht.rendezvous.Change;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.errand.ErrandWire;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.link.Carried;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.ProbeBudget;
import chat.warren.node.socket.Datagram;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Everybody who is to be reached, and what they do for each other. */
final class Roster implements Company, Relaying.Plenum, Detour.Helpers {
    /** Hours change, and chains: looked at so often. A door of the next hour is open an hour before. */
    private static final Duration KEYS = Duration.ofSeconds(10);
    /** Who needs a relay gets one within this time. */
    private static final Duration SEATS = Duration.ofSeconds(2);
    /** Where a relayed datagram seems to come from: no such address exists. */
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.1"), 1);

    private final Surroundings around;
    private final Standpoint standpoint;
    private final DhtSide dht;
    private final Carried above;
    private final Means means;
    private final Gate gate;
    private final Neighbours neighbours;
    private final Relaying relaying;
    private final Tunnelling tunnelling;
    private final Notice notice;
    private final Vigil vigil;
    private final RouterMemory memory;
    private final Haste haste;
    private final Map<PairId, Counterpart> friends = new LinkedHashMap<>();
    private Whereabouts told;
    private Whereabouts written;
    private Instant keysDue = Instant.MIN;
    private Instant seatsDue = Instant.MIN;
    private boolean begun;

    /** What the friends stand on. */
    record Ground(Standpoint standpoint, Exits exits, DhtSide dht, Presence.RunId run, Carried above) {}

    Roster(Surroundings around, Ground ground, Instant now) {
        this.around = around;
        this.standpoint = ground.standpoint();
        this.dht = ground.dht();
        this.above = ground.above();
        this.means = new Means(around, ground.exits(), new Spares(), new ProbeBudget(now), this);
        this.gate = new Gate(now);
        this.neighbours = new Neighbours(around.random(), now);
        this.relaying = new Relaying(around.random(), this);
        this.tunnelling = new Tunnelling(around, this, gate);
        this.notice = new Notice(ground.run());
        this.vigil = new Vigil(standpoint, around.random(), now);
        this.memory = new RouterMemory(means, standpoint, now);
        this.haste = new Haste(now);
        this.told = standpoint.whereabouts(now);
        this.written = told;
        dht.detour().by(this);
    }

    @Override
    public Optional<Counterpart> friend(PairId pair) {
        return Optional.ofNullable(friends.get(pair));
    }

    List<Counterpart> all() {
        return List.copyOf(friends.values());
    }

    /** How often paths are kept open. */
    Duration keepalive() {
        return memory.config().keepalive();
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Relaying relaying() {
        return relaying;
    }

    Tunnelling tunnelling() {
        return tunnelling;
    }

    void meet(PairId pair, Acquaintance acquaintance, Instant now) {
        if (friends.containsKey(pair)) {
            throw new IllegalArgumentException("pair " + pair.number() + " is met already");
        }
        Counterpart friend = new Counterpart(pair, acquaintance, told, means, now);
        friends.put(pair, friend);
        friend.keepOpenEvery(memory.config());
        settle(friend, now);
        if (begun) {
            friend.wasAt(around.remembered().of(pair), now);
        }
    }

    /** Whoever may know more of us than before keeps what carries, and with it all that is on its way. */
    void meetAs(PairId pair, Acquaintance acquaintance, Instant now) {
        Counterpart friend = friends.get(pair);
        if (friend != null && friend.acquaintance().opensTo(acquaintance)) {
            friend.opensUp(acquaintance, told, now);
            settle(friend, now);
        } else {
            part(pair, now);
            meet(pair, acquaintance, now);
        }
    }

    private void settle(Counterpart friend, Instant now) {
        open(friend, now);
        show(friend, now);
        neighbours.networkChanged(now); // She may be in the room, and has not heard us call for her.
    }

    void part(PairId pair, Instant now) {
        Counterpart friend = friends.remove(pair);
        if (friend != null) {
            gate.expect(friend, List.of());
            neighbours.forget(pair);
            friend.closeSpares(Outlet.MAIN);
            friend.looking().rest();
            relaying.part(pair, now);
            tunnelling.part(pair);
            dht.detour().part(pair);
            around.remembered().forget(pair);
            dht.part(pair, now);
        }
    }

    /** Everything that was known of our routers is in doubt. */
    void startAnew(Instant now) {
        neighbours.networkChanged(now);
        tunnelling.startAnew();
        memory.networkChanged(now);
        friends.values().forEach(friend -> friend.networkChanged(memory.config(), now));
        if (!begun) {
            begun = true;
            friends.values().forEach(friend -> friend.wasAt(around.remembered().of(friend.id()), now));
        }
    }

    /** Whether it was a friend's. */
    boolean arrived(int socket, Datagram datagram, Instant now) {
        Optional<Gate.Admitted> admitted = gate.admit(datagram.remote(), datagram.bytes(), now);
        if (admitted.isEmpty()) {
            return false;
        }
        if (memory.owns(socket)) {
            admitted.get().pong().ifPresent(pong -> memory.answered(pong, now));
            return true;
        }
        Counterpart friend = admitted.get().from();
        OptionalInt number = means.spares().numberFor(friend.id(), socket);
        if (number.isPresent()) {
            Route route = new Route.Direct(number.getAsInt(), datagram.remote());
            friend.received(admitted.get(), route, datagram.remote(), datagram.bytes().length, now);
        }
        return true;
    }

    void signalled(byte[] sealed, Instant now) {
        gate.admitSignal(sealed, now).ifPresent(admitted -> admitted.from().signalled(admitted, now));
    }

    void changed(Change change, Instant now) {
        friend(change.pair()).ifPresent(friend -> {
            switch (change) {
                case Change.Found found -> friend.found(found.chain(), found.presence(), found.written(), now);
                case Change.Changed moved -> friend.found(moved.chain(), moved.presence(), moved.written(), now);
                case Change.Lost lost -> friend.lost(now);
            }
            if (hasNews(friend, now)) {
                dht.answer(friend.id(), friend.shown(), now); // That we have found her.
            }
        });
    }

    /** Does what is due, and says when there is more to do. */
    Instant advanceTo(Instant now) {
        tellWhereWeAre(now);
        turnKeys(now);
        addToDht(now);
        if (!now.isBefore(seatsDue)) {
            seatsDue = now.plus(SEATS);
            List<Counterpart> all = List.copyOf(friends.values());
            relaying.arrange(all, now);
            tunnelling.arrange(all, now);
            vigil.keep(all, now);
            memory.advance(all, now);
        }
        relaying.advanceTo(now);
        for (Counterpart friend : List.copyOf(friends.values())) {
            if (!now.isBefore(friend.deadline())) {
                friend.advanceTo(now);
            }
        }
        // Only now: friends may have given each other something to do.
        Instant first = earlier(keysDue, earlier(neighbours.deadline(), relaying.deadline()));
        for (Counterpart friend : friends.values()) {
            first = earlier(first, friend.deadline());
        }
        return friends.isEmpty() ? first : earlier(first, seatsDue);
    }

    private void tellWhereWeAre(Instant now) {
        Whereabouts here = standpoint.whereabouts(now);
        if (here.equals(told)) {
            return;
        }
        told = here;
        friends.values().forEach(friend -> friend.weAre(here, now));
        if (Notice.isNews(written, here)) {
            written = here;
            friends.values().forEach(friend -> show(friend, now));
        }
    }

    private void show(Counterpart friend, Instant now) {
        if (hasNews(friend, now)) {
            dht.show(friend.id(), friend.shown(), now);
        }
    }

    private boolean hasNews(Counterpart friend, Instant now) {
        Openness openness = friend.acquaintance().openness();
        return friend.show(notice.of(openness, written, dht.signals().own(), friend.awaited(now)));
    }

    /** Somebody's anchors are about to change: looked at with the next turn. */
    void keysChange(Instant now) {
        keysDue = now;
    }

    private void turnKeys(Instant now) {
        if (now.isBefore(keysDue)) {
            return;
        }
        keysDue = now.plus(KEYS);
        for (Counterpart friend : List.copyOf(friends.values())) {
            Keyring.Change change = friend.keys().advanceTo(around.wall().instant(), now);
            if (change != Keyring.Change.NONE) {
                dht.agreed(friend.id(), now);
                open(friend, now);
                friend.view().ifPresent(view -> remember(friend)); // Who stays for days is not forgotten.
            }
            if (change == Keyring.Change.ANCHORS) {
                above.moved(friend.id(), now);
            }
            show(friend, now); // Helpers come and go.
        }
    }

    private void open(Counterpart friend, Instant now) {
        boolean hidden = friend.acquaintance().openness() == Openness.NOTHING;
        gate.expect(friend, hidden ? List.of() : friend.keys().doors());
        neighbours.expect(friend, around.wall().instant(), now);
    }

    private void addToDht(Instant now) {
        for (Counterpart friend : friends.values()) {
            if (!dht.isPresent(friend.id()) && dht.isReady(now)) {
                dht.add(friend, now);
            }
        }
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public Signals signals() {
        return dht.signals();
    }

    @Override
    public void measure(Instant now) {
        dht.measure(now);
    }

    @Override
    public void look(Counterpart friend, Instant now) {
        dht.look(friend.id(), now);
    }

    @Override
    public void seen(InetSocketAddress observer, InetSocketAddress observed, Instant now) {
        standpoint.see(observer, observed, now);
    }

    @Override
    public void received(Counterpart friend, Kind kind, byte[] body, Instant now) {
        if (kind == Kind.RELAYED && ErrandWire.isErrand(body)) {
            dht.detour().received(friend.id(), lendsTo(friend.id()), body, now);
        } else if (kind == Kind.RELAYED) {
            relaying.received(friend.id(), body, now);
        } else {
            above.received(friend.id(), kind, body, now);
        }
    }

    @Override
    public void glance(Counterpart friend, Instant now) {
        dht.glance(friend.id(), now);
    }

    @Override
    public Haste haste() {
        return haste;
    }

    @Override
    public List<PairId> helpers() {
        return friends.values().stream()
                .filter(friend -> friend.condition().isOnOwnWay())
                .map(Counterpart::id)
                .toList();
    }

    @Override
    public void say(PairId to, byte[] body, Instant now) {
        friend(to).ifPresent(friend -> friend.send(Kind.RELAYED, List.of(body), now));
    }

    @Override
    public boolean lendsTo(PairId pair) {
        return above.lendsTo(pair) && relaying.isForFriends();
    }

    @Override
    public void carries(Counterpart friend, Instant now) {
        dht.connected(friend.id(), true, now);
        friend.view().ifPresent(view -> {
            if (view.route() instanceof Route.Direct direct && direct.socket() == Outlet.MAIN) {
                dht.learned(List.of(direct.to()), now);
            }
            remember(friend);
            above.reachable(friend.id(), view, now);
        });
    }

    private void remember(Counterpart friend) {
        List<InetSocketAddress> addresses = friend.condition().addresses();
        if (friend.isOpen() && !addresses.isEmpty()) {
            around.remembered().found(friend.id(), addresses);
        }
    }

    @Override
    public void adrift(Counterpart friend, Instant now) {
        dht.connected(friend.id(), false, now);
        above.adrift(friend.id(), now);
    }

    @Override
    public void anchorsChanged(Counterpart friend, Instant now) {
        keysDue = now; // The chain that has served is gone, and its doors with it.
        above.moved(friend.id(), now);
    }

    @Override
    public void worn(Counterpart friend, Instant now) {
        above.worn(friend.id(), now);
    }

    @Override
    public void sendBy(Route route, Kind kind, byte[] sealed, Instant now) {
        switch (route) {
            case Route.Relayed relayed -> relaying.send(relayed, sealed, now);
            case Route.Tunnel tunnel -> tunnelling.send(tunnel, kind, sealed);
            case Route.Direct direct -> throw new IllegalArgumentException("nobody has to help with " + direct);
        }
    }

    @Override
    public void arrived(Counterpart friend, Route route, byte[] sealed, Instant now) {
        gate.admitRelayed(friend, sealed, now)
                .ifPresent(admitted -> friend.received(admitted, route, NOWHERE, sealed.length, now));
    }
}
