package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.Presence;
import chat.warren.dht.rendezvous.Change;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Kept;
import chat.warren.node.path.PathView;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.ProbeBudget;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalNetwork;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Reaches every friend, from the network that strangers share to a path that carries. Feed it what happens and give it
 * a turn ({@link #advanceTo}) when it asks for one, and at the time that it says.
 */
public final class Reaching implements Carrier {
    /** What every path carries, less the seal (docs/reach.md, paths). */
    private static final int LEAST_ROOM = 1_155;
    /** Hours change, and chains: looked at so often. A door of the next hour is open an hour before. */
    private static final Duration KEYS = Duration.ofSeconds(10);

    private final Surroundings around;
    private final Standpoint standpoint;
    private final Exits exits;
    private final Spares spares = new Spares();
    private final Gate gate;
    private final DhtSide dht;
    private final Neighbours neighbours;
    private final Notice notice;
    private final Means means;
    private final Map<PairId, Counterpart> friends = new LinkedHashMap<>();
    private final Queue<Change> changes = new ArrayDeque<>();
    private Carried carried = new Nobody();
    private Kept kept = new Nobody();
    private Whereabouts told;
    private Whereabouts written;
    private Instant keysDue = Instant.MIN;
    private Instant dhtDue = Instant.MIN;

    public Reaching(Surroundings around, DhtPlan plan, Instant now) {
        this.around = around;
        RandomGenerator random = around.random();
        this.standpoint = new Standpoint(around.port(), now);
        this.exits = new Exits(around.outlet(), standpoint, around.port());
        this.gate = new Gate(now);
        this.neighbours = new Neighbours(random, now);
        this.notice = new Notice(new Presence.RunId(random.nextLong(), random.nextLong()));
        this.means = new Means(around, exits, spares, new ProbeBudget(now), new Friends());
        this.told = standpoint.whereabouts(now);
        this.written = told;
        this.dht = new DhtSide(plan, around, exits, standpoint, new DhtSide.Beginning(changes::add, now));
    }

    /** Who is told from now on. */
    public void serve(Carried above, Kept keeper) {
        carried = above;
        kept = keeper;
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

    /** The machine slept so long that routers have forgotten it. */
    public void woke(Instant now) {
        standpoint.forget(now);
        startAnew(now);
    }

    private void startAnew(Instant now) {
        neighbours.networkChanged(now);
        dht.measure(now);
        friends.values().forEach(friend -> friend.networkChanged(now));
        around.outlet().nudge();
    }

    public void arrived(int socket, Datagram datagram, Instant now) {
        InetSocketAddress from = datagram.remote();
        if (socket == Outlet.MAIN && datagram.isDht()) {
            noteArrival(datagram, now);
            dht.receive(from, datagram.bytes(), now);
            dhtDue = now;
            around.outlet().nudge();
            return;
        }
        gate.admit(from, datagram.bytes(), now).ifPresent(admitted -> {
            OptionalInt number = spares.numberFor(admitted.from().id(), socket);
            if (number.isPresent()) {
                if (socket == Outlet.MAIN) {
                    noteArrival(datagram, now);
                }
                Route route = new Route.Direct(number.getAsInt(), from);
                admitted.from().received(admitted, route, from, datagram.bytes().length, now);
                around.outlet().nudge();
            }
        });
    }

    private void noteArrival(Datagram datagram, Instant now) {
        exits.cameTo(datagram.local().getAddress(), datagram.remote());
        standpoint.received(datagram.remote(), now);
    }

    /** Something came to the group on which friends call for each other. */
    public void heardOnLan(InetSocketAddress from, byte[] datagram, Instant now) {
        neighbours.heard(from, datagram, now).ifPresent(nearby -> {
            friend(nearby.friend()).ifPresent(friend -> friend.nearby(nearby.address(), now));
            around.outlet().nudge();
        });
    }

    /** What is to be called out on the LAN now. */
    public List<byte[]> callsOnLan(Instant now) {
        return neighbours.due(now);
    }

    /** A helper passed something on. It is for one of our friends' keys, or for nobody. */
    public void signalled(byte[] sealed, Instant now) {
        gate.admitSignal(sealed, now).ifPresent(admitted -> {
            admitted.from().signalled(admitted, now);
            around.outlet().nudge();
        });
    }

    /** What the router passes on to our port from now on: somewhere, or nowhere. */
    public void mapped(Optional<InetSocketAddress> outside, Instant now) {
        standpoint.mapped(outside);
        around.outlet().nudge();
    }

    // What the links ask for.

    @Override
    public void meet(PairId pair, Acquaintance acquaintance, Instant now) {
        if (friends.containsKey(pair)) {
            throw new IllegalArgumentException("pair " + pair.number() + " is met already");
        }
        Counterpart friend = new Counterpart(pair, acquaintance, told, means, now);
        friends.put(pair, friend);
        open(friend);
        show(friend, now);
        if (dht.isReady(now)) {
            dht.add(friend, now);
        }
        neighbours.networkChanged(now); // She may be in the room, and has not heard us call for her.
        around.outlet().nudge();
    }

    @Override
    public void part(PairId pair, Instant now) {
        friend(pair).ifPresent(friend -> {
            friends.remove(pair);
            gate.expect(friend, List.of());
            neighbours.forget(pair);
            friend.closeSpares(Outlet.MAIN);
            dht.part(pair, now);
            around.outlet().nudge();
        });
    }

    @Override
    public void hurry(PairId pair, Instant now) {
        friend(pair).ifPresent(friend -> friend.hurry(now));
        around.outlet().nudge();
    }

    @Override
    public void send(PairId pair, Kind kind, byte[] body, Instant now) {
        friend(pair).ifPresent(friend -> friend.send(kind, body, now));
        around.outlet().nudge();
    }

    @Override
    public int room(PairId pair) {
        return view(pair).map(PathView::bytes).orElse(LEAST_ROOM);
    }

    @Override
    public void agreeing(PairId pair, LinkSecrets secrets, Instant now) {
        friend(pair).ifPresent(friend -> friend.agreeing(secrets, now));
    }

    @Override
    public void agreed(PairId pair, LinkSecrets secrets, Instant now) {
        friend(pair).ifPresent(friend -> friend.agreed(secrets, now));
    }

    public Optional<PathView> view(PairId pair) {
        return friend(pair).flatMap(Counterpart::view);
    }

    private Optional<Counterpart> friend(PairId pair) {
        return Optional.ofNullable(friends.get(pair));
    }

    // Turns.

    /** Does what is due, and says when there is more to do. */
    public Instant advanceTo(Instant now) {
        if (!now.isBefore(dhtDue)) {
            dhtDue = dht.advanceTo(now);
        }
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            changed(change, now);
        }
        if (standpoint.hasMovedOutside(now)) {
            startAnew(now);
        }
        tellWhereWeAre(now);
        turnKeys(now);
        addToDht(now);
        Instant first = earlier(dhtDue, earlier(keysDue, neighbours.deadline()));
        for (Counterpart friend : List.copyOf(friends.values())) {
            if (!now.isBefore(friend.deadline())) {
                friend.advanceTo(now);
            }
        }
        for (Counterpart friend : friends.values()) {
            first = earlier(first, friend.deadline());
        }
        return earlier(first, dhtDue); // Friends may have given the DHT something to do.
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
        Optional<Presence> presence = notice.of(
                friend.acquaintance().openness(), written, around.signals().own(now), friend.theirs());
        if (friend.show(presence)) {
            dht.show(friend.id(), presence, now);
            dhtDue = now;
        }
    }

    private void turnKeys(Instant now) {
        if (now.isBefore(keysDue)) {
            return;
        }
        keysDue = now.plus(KEYS);
        for (Counterpart friend : List.copyOf(friends.values())) {
            Keyring.Change change = friend.keys().advanceTo(around.wall().instant(), now);
            if (change != Keyring.Change.NONE) {
                open(friend);
            }
            if (change == Keyring.Change.ANCHORS) {
                kept.moved(friend.id(), now);
            }
            show(friend, now); // Helpers come and go.
        }
    }

    private void open(Counterpart friend) {
        gate.expect(friend, friend.keys().doors());
        neighbours.expect(friend, around.wall().instant());
    }

    private void addToDht(Instant now) {
        if (!dht.isReady(now)) {
            return;
        }
        for (Counterpart friend : friends.values()) {
            if (!dht.isPresent(friend.id())) {
                dht.add(friend, now);
                dhtDue = now;
            }
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void changed(Change change, Instant now) {
        friend(change.pair()).ifPresent(friend -> {
            switch (change) {
                case Change.Found found -> friend.found(found.chain(), found.presence(), now);
                case Change.Changed moved -> friend.found(moved.chain(), moved.presence(), now);
                case Change.Lost lost -> friend.lost();
            }
            show(friend, now); // That we have found her.
        });
    }

    /** We go: takes back what we left for friends. Give it turns until {@link #isQuiet}, for a second or two. */
    public void farewell(Instant now) {
        dht.farewell(now);
        dhtDue = now;
        around.outlet().nudge();
    }

    public boolean isQuiet() {
        return dht.isQuiet();
    }

    String debug() {
        return dht.isReady(dhtDue) + " " + dht.isJoined() + " c="
                + dht.engine().stats(dht.network()).contacts() + " "
                + told.nat().mapping() + " "
                + friends.values().stream()
                        .map(f -> f.theirs()
                                        .map(p -> p.nat() + "" + p.addresses())
                                        .orElse("-") + " due " + f.deadline())
                        .toList();
    }

    /** The last word: the sockets close after this. */
    public void leaving(Instant now) {
        dht.leaving(now);
    }

    private final class Friends implements Company {
        @Override
        public void measure(Instant now) {
            dht.measure(now);
            dhtDue = now;
        }

        @Override
        public void look(Counterpart friend, Instant now) {
            dht.look(friend.id(), now);
            dhtDue = now;
        }

        @Override
        public void seen(InetSocketAddress observer, InetSocketAddress observed, Instant now) {
            standpoint.see(observer, observed, now);
        }

        @Override
        public void received(Counterpart friend, Kind kind, byte[] body, Instant now) {
            carried.received(friend.id(), kind, body, now);
        }

        @Override
        public void carries(Counterpart friend, Instant now) {
            dht.connected(friend.id(), true, now);
            friend.view().ifPresent(view -> {
                if (view.route() instanceof Route.Direct direct && direct.socket() == Outlet.MAIN) {
                    dht.learned(direct.to(), now);
                }
                carried.reachable(friend.id(), view, now);
            });
            dhtDue = now;
        }

        @Override
        public void adrift(Counterpart friend, Instant now) {
            dht.connected(friend.id(), false, now);
            carried.adrift(friend.id(), now);
            dhtDue = now;
        }

        @Override
        public void anchorsChanged(Counterpart friend, Instant now) {
            keysDue = now; // The chain that has served is gone, and its doors with it.
            kept.moved(friend.id(), now);
        }

        @Override
        public void worn(Counterpart friend, Instant now) {
            carried.worn(friend.id(), now);
        }

        @Override
        public void sendBy(Counterpart friend, Route route, byte[] sealed, Instant now) {
            throw new IllegalStateException("nobody opened " + route.kind());
        }
    }
}
