package chat.warren.node.lab;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.join.Errands;
import chat.warren.dht.join.LanBeacon;
import chat.warren.dht.join.NodeName;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.dht.wire.Family;
import chat.warren.node.lan.LanSearch;
import chat.warren.node.link.Carried;
import chat.warren.node.path.PathView;
import chat.warren.node.path.Route;
import chat.warren.node.running.DhtPlan;
import chat.warren.node.running.Networks;
import chat.warren.node.running.Outlet;
import chat.warren.node.running.Pipes;
import chat.warren.node.running.Reaching;
import chat.warren.node.running.Remembered;
import chat.warren.node.running.Surroundings;
import chat.warren.node.socket.Datagram;
import chat.warren.node.socket.LocalAddress;
import chat.warren.node.socket.LocalNetwork;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A whole node, from the DHT to the path that carries, on a simulated host. */
public final class WholeNode implements Program, Outlet, Carried {
    public static final int PORT = 4000;
    private static final int WIDE = 8;

    private final Host host;
    private final Map<Integer, Socket> sockets = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private final List<InetSocketAddress> written = new ArrayList<>();
    private final Reaching reaching;
    private @Nullable Instant reachable;
    private boolean lends = true;
    private int anchorsChanged;
    private boolean nudged;
    private Pipes pipes = Pipes.NONE;

    public WholeNode(Host host, List<InetSocketAddress> known) {
        this(host, known, Networks.mainline());
    }

    public WholeNode(Host host, List<InetSocketAddress> known, Networks networks) {
        this(host, known, networks, Remembered.NOTHING);
    }

    public WholeNode(Host host, List<InetSocketAddress> known, Networks networks, Remembered remembered) {
        this.host = host;
        Socket main = host.bind(PORT);
        main.join(LanSearch.GROUP_V4.getAddress());
        sockets.put(MAIN, main);
        // Who has been here before is lucky in another way today.
        long luck = remembered.equals(Remembered.NOTHING) ? 0 : now().toEpochMilli();
        RandomGenerator random =
                luck == 0 ? host.random() : new SplittableRandom(host.random().nextLong() + luck);
        Surroundings around = new Surroundings(this, PORT, remembered, host.clock(), random);
        DhtPlan plan =
                new DhtPlan(networks.over(Family.IPV4), Sources.none().withKnown(known), new NoErrands(), Crew.none());
        reaching = new Reaching(around, plan, carrier -> this, now());
        reaching.networkIs(network(), now());
        host.run(this);
    }

    private record NoErrands() implements Errands {
        @Override
        public void resolve(NodeName name, AddressesFound whenFound) {
            throw new AssertionError("there are no names in the simulator");
        }

        @Override
        public void beacon(LanBeacon beacon) {}

        @Override
        public void listen(BeaconHeard whenHeard) {}

        @Override
        public int port() {
            return PORT;
        }
    }

    private LocalNetwork network() {
        List<LocalAddress> locals = host.addresses().stream()
                .map(address -> new LocalAddress(address, WIDE * address.getAddress().length - WIDE, 1, true))
                .toList();
        return new LocalNetwork(locals, host.addresses());
    }

    public Host host() {
        return host;
    }

    public Reaching reaching() {
        return reaching;
    }

    /** As the operating system tells it. */
    public void networkChanged() {
        reaching.networkIs(network(), now());
        host.nudge();
    }

    public void say(PairId pair, String word) {
        reaching.send(pair, Kind.QUIC, word.getBytes(StandardCharsets.UTF_8), now());
        host.nudge();
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    public boolean hasHeard(String word) {
        return heard.contains(word);
    }

    public Optional<Instant> reachable() {
        return Optional.ofNullable(reachable);
    }

    public Optional<Route.Kind> way(PairId pair) {
        return reaching.view(pair).map(view -> view.route().kind());
    }

    public boolean hasWrittenTo(InetAddress address) {
        return written.stream().anyMatch(one -> one.getAddress().equals(address));
    }

    public int anchorsChanged() {
        return anchorsChanged;
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        if (to.getAddress().isMulticastAddress()) {
            reaching.heardOnLan(from, datagram, now());
            return;
        }
        for (Map.Entry<Integer, Socket> entry : List.copyOf(sockets.entrySet())) {
            if (entry.getValue().port() == to.getPort()) {
                reaching.arrived(entry.getKey(), new Datagram(to, from, datagram), now());
            }
        }
    }

    @Override
    public Instant advanceTo(Instant now) {
        nudged = false;
        Instant next = reaching.advanceTo(now);
        for (byte[] call : reaching.callsOnLan(now)) {
            socket(MAIN).send(new InetSocketAddress(LanSearch.GROUP_V4.getAddress(), PORT), call);
        }
        return nudged ? now.plusMillis(1) : next;
    }

    @Override
    public void send(int socket, Datagram datagram) {
        if (!datagram.isDht()) {
            written.add(datagram.remote()); // As a stranger among strangers it may well meet a friend.
        }
        socket(socket).send(datagram.remote(), datagram.bytes());
    }

    @Override
    public void sendOpener(int socket, Datagram datagram, int hops) {
        socket(socket).send(datagram.remote(), datagram.bytes(), hops);
    }

    @Override
    public void close(int socket) {
        Socket closed = sockets.remove(socket);
        if (closed != null) {
            closed.close();
        }
    }

    public int openSockets() {
        return sockets.size();
    }

    /** Gives it a way out where datagrams do not pass. */
    public void pipes(Pipes made) {
        pipes = made;
    }

    @Override
    public Pipes pipes() {
        return pipes;
    }

    @Override
    public void nudge() {
        nudged = true;
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        heard.add(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {
        reachable = reachable == null ? now : reachable;
    }

    @Override
    public void adrift(PairId pair, Instant now) {
        reachable = null;
    }

    @Override
    public void worn(PairId pair, Instant now) {}

    @Override
    public boolean lendsTo(PairId pair) {
        return lends;
    }

    public void lendsToNobody() {
        lends = false;
    }

    @Override
    public void moved(PairId pair, Instant now) {
        anchorsChanged++;
    }

    private Socket socket(int number) {
        return sockets.computeIfAbsent(number, any -> host.bind(0));
    }

    private Instant now() {
        return host.clock().instant();
    }
}
