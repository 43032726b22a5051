package chat.warren.node.lab;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Family;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.nat.NatSurvey;
import chat.warren.node.nat.Sighting;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Candidate.Origin;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Doorkeeper;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.ProbeWire;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.ProbeBudget;
import chat.warren.node.reach.FriendReach;
import chat.warren.node.relay.Tag;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A friend with nothing but production engines, from the survey to the path that carries. */
public final class ReachNode implements Program {
    /** What a pong over a relay says where it saw us. */
    private static final InetSocketAddress NOWHERE = new InetSocketAddress("0.0.0.1", 1);

    private final Host host;
    private final List<InetSocketAddress> observers;
    private final SplittableRandom random;
    private final Door door;
    private final Doorkeeper<String> keeper;
    private final NatSurvey survey;
    private final FriendReach reach;
    private final Consumer<Probe.Call> helper;
    private final Map<Integer, Socket> sockets = new TreeMap<>();
    private final Set<Integer> heard = new HashSet<>();
    private final List<Route> carried = new ArrayList<>();
    private final Seats seats;
    private int said;

    /** The helper passes calls on; without one, pass a consumer that does nothing. */
    public ReachNode(
            Host host, List<Door> doors, Side side, List<InetSocketAddress> observers, Consumer<Probe.Call> helper) {
        Instant now = host.clock().instant();
        this.host = host;
        this.observers = List.copyOf(observers);
        this.helper = helper;
        this.random = host.random();
        this.keeper = new Doorkeeper<>(now);
        this.door = doors.getFirst();
        this.keeper.expect("friend", doors);
        this.survey = new NatSurvey(now);
        sockets.put(0, host.bind(0));
        survey.networkIs(own(), now);
        this.reach = new FriendReach(side, whereabouts(), new ProbeBudget(now), random, now);
        this.seats = new Seats(socket(0), random, new Tag(1), new ThroughRelays());
        host.run(this);
        observe();
    }

    /** Both know this friend, who relays; ours is the door to them. */
    public void meet(String name, InetSocketAddress relay, List<Door> doors) {
        keeper.expect(name, doors);
        seats.meet(name, relay, doors.getFirst(), now());
        host.nudge();
    }

    public Seats seats() {
        return seats;
    }

    public FriendReach reach() {
        return reach;
    }

    public Host host() {
        return host;
    }

    /** What changed: other addresses, as the operating system tells. */
    public void networkChanged() {
        survey.networkIs(own(), now());
        observe();
        reach.networkChanged(now());
        host.nudge();
    }

    public void observe() {
        for (InetSocketAddress observer : observers) {
            survey.sent(observer, now());
            socket(0).send(observer, new byte[1]);
        }
    }

    public Whereabouts whereabouts() {
        NatReport nat = survey.report(now());
        List<Candidate> candidates = new ArrayList<>();
        for (InetSocketAddress own : own()) {
            candidates.add(new Candidate(Whereabouts.isLan(own.getAddress()) ? Origin.LAN : Origin.PUBLIC, own));
        }
        if (nat.mapping() instanceof Mapping.Independent independent) {
            candidates.add(new Candidate(Origin.SEEN, independent.outside()));
        }
        return new Whereabouts(candidates, nat);
    }

    /** Says a number to the friend; whether there was a way to send it at all. */
    public boolean say() {
        return say(100);
    }

    /** The same, in a datagram with a body of so many bytes. */
    public boolean say(int bytes) {
        List<Route> routes = reach.carry(bytes, now());
        reach.inUse(bytes, now());
        byte[] sealed = door.seal(
                random, Kind.MEDIA, ByteBuffer.allocate(bytes).putInt(said++).array());
        routes.forEach(route -> put(route, sealed));
        return !routes.isEmpty();
    }

    public int said() {
        return said;
    }

    public int heard() {
        return heard.size();
    }

    public List<Route> carried() {
        return List.copyOf(carried);
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        Instant now = now();
        survey.received(from, now);
        try {
            if (observers.contains(from)) {
                survey.see(new Sighting(from, Family.parse(ByteString.of(datagram)), now));
                reach.weAre(whereabouts(), now);
                return;
            }
            Route route = new Route.Direct(numberOf(to.getPort()), from);
            var admitted = keeper.admit(from, datagram, now);
            if (admitted.isPresent() && seats.knows(admitted.get().friend())) {
                byte[] body = bytes(admitted.get());
                seats.receive(admitted.get().friend(), admitted.get().datagram().kind(), body, now);
            } else if (admitted.isPresent()) {
                take(route, from, admitted.get(), datagram.length, now);
            }
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private void take(Route route, InetSocketAddress from, Doorkeeper.Admitted<String> admitted, int bytes, Instant now)
            throws MalformedException {
        byte[] body = bytes(admitted);
        long counter = admitted.datagram().counter();
        if (admitted.datagram().kind() == Kind.PROBE) {
            reach.receivedProbe(route, from, counter, ProbeWire.parse(body), now);
        } else {
            reach.received(route, counter, bytes, now);
            reach.inUse(0, now);
            heard.add(ByteBuffer.wrap(body).getInt());
        }
    }

    private static byte[] bytes(Doorkeeper.Admitted<String> admitted) {
        byte[] body = new byte[admitted.datagram().body().remaining()];
        admitted.datagram().body().get(body);
        return body;
    }

    @Override
    public Instant advanceTo(Instant now) {
        Instant seated = seats.advanceTo(now, reach::roundTrip);
        Instant reached = advanceReach(now);
        return seated.isBefore(reached) ? seated : reached;
    }

    private Instant advanceReach(Instant now) {
        reach.advanceTo(now);
        while (true) {
            switch (reach.poll()) {
                case FriendReach.Send send ->
                    socket(send.socket()).send(send.to(), door.seal(random, send.probe()), send.ttl());
                case FriendReach.SendOn send -> put(send.route(), door.seal(random, send.probe()));
                case FriendReach.Signal signal -> helper.accept(signal.call());
                case FriendReach.Measure measure -> observe();
                case FriendReach.Carries carries -> carried.add(carries.route());
                case FriendReach.Adrift adrift -> {}
                case FriendReach.CloseSpares close -> closeSpares(close.but());
                case FriendReach.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }

    private void closeSpares(int but) {
        for (int number : List.copyOf(sockets.keySet())) {
            if (number != 0 && number != but) {
                socket(number).close();
                sockets.remove(number);
            }
        }
    }

    private void put(Route route, byte[] sealed) {
        if (route instanceof Route.Direct direct && sockets.containsKey(direct.socket())) {
            socket(direct.socket()).send(direct.to(), sealed);
        } else if (route instanceof Route.Relayed relayed) {
            seats.forward(relayed, sealed, now());
        }
    }

    private final class ThroughRelays implements Seats.Events {
        @Override
        public void opened(Route.Relayed route) {
            reach.opened(route, now());
        }

        @Override
        public void closed(Route.Relayed route) {
            reach.closed(route, now());
        }

        @Override
        public void arrived(Route.Relayed route, byte[] datagram) {
            keeper.admitRelayed(datagram, now()).ifPresent(admitted -> {
                try {
                    take(route, NOWHERE, admitted, datagram.length, now());
                } catch (MalformedException e) {
                    throw new AssertionError(e);
                }
            });
            host.nudge();
        }
    }

    private Instant now() {
        return host.clock().instant();
    }

    private List<InetSocketAddress> own() {
        List<InetSocketAddress> own = new ArrayList<>();
        for (InetAddress address : host.addresses()) {
            own.add(new InetSocketAddress(address, socket(0).port()));
        }
        return own;
    }

    private Socket socket(int number) {
        return sockets.computeIfAbsent(number, any -> host.bind(0));
    }

    private int numberOf(int port) {
        for (Map.Entry<Integer, Socket> entry : sockets.entrySet()) {
            if (entry.getValue().port() == port) {
                return entry.getKey();
            }
        }
        throw new AssertionError("something came to a socket that nobody opened");
    }
}
