package chat.warren.dht.overlay;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.rendezvous.Change;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.dht.rendezvous.Presences;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A whole node with its overlay and its presences, as production puts them together, on a simulated host. */
final class Member implements Program {
    static final int PORT = 6881;
    static final PairId FRIEND = new PairId(1);

    final Host host;
    final DhtEngine engine;
    final OverlayPlan plan;
    final Overlay overlay;
    final Presences presences;
    final List<Change> changes = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    private final Socket socket;

    /** A signal that arrived. */
    record Heard(ByteString signal, Instant at) {}

    Member(Host host, OverlayConfig config) {
        this.host = host;
        this.socket = host.bind(PORT);
        this.plan = new OverlayPlan(config, host.random(), now());
        NetworkSpec[] networks = plan.networks().toArray(NetworkSpec[]::new);
        this.engine = new DhtEngine(EngineConfig.of(networks).over(Family.IPV4), host.random(), now());
        this.overlay = plan.aboard(engine, host.clock(), now());
        this.presences = new Presences(overlay.records(), host.clock(), host.random(), changes::add);
        overlay.inbox().whenHeard((signal, at) -> heard.add(new Heard(signal, at)));
        host.run(this);
    }

    /** Behind a router, where it serves nobody. */
    Member asking() {
        engine.readOnly(true);
        return this;
    }

    Member reachable() {
        overlay.reachable(true, now());
        return this;
    }

    Member knows(NetworkId network, InetSocketAddress... nodes) {
        engine.bootstrap(now(), network, List.of(nodes));
        host.nudge();
        return this;
    }

    Instant now() {
        return host.clock().instant();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host.v4(), PORT);
    }

    int overlayContacts() {
        return engine.stats(plan.names().getLast()).contacts();
    }

    /** The addresses of those whom it knows in the overlay. */
    Set<InetSocketAddress> overlayNeighbours() {
        return engine.contacts(plan.names().getLast(), 100).stream()
                .map(Contact::address)
                .collect(Collectors.toSet());
    }

    static PairAnchors anchors(Instant agreed) {
        byte[] key = new byte[32];
        key[0] = 7;
        return PairAnchors.of(PairChain.startingAt(key, agreed));
    }

    void befriend(PairAnchors anchors, Side side) {
        presences.add(FRIEND, anchors, side, Optional.of(presence()), now());
        host.nudge();
    }

    void look() {
        presences.lookNow(FRIEND, now());
        host.nudge();
    }

    Presence presence() {
        return new Presence(
                new Presence.RunId(1, host.name().hashCode()),
                0,
                List.of(address()),
                Presence.NatClass.UNKNOWN,
                List.of(),
                Optional.empty(),
                Presence.Status.AVAILABLE);
    }

    Optional<Presence> found() {
        return changes.stream()
                .filter(Change.Found.class::isInstance)
                .map(change -> ((Change.Found) change).presence())
                .findFirst();
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        engine.receive(now(), from, datagram);
    }

    @Override
    public Instant advanceTo(Instant now) {
        engine.advanceTo(now);
        presences.advanceTo(now);
        overlay.advanceTo(now);
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> socket.send(send.to(), send.datagram().toArray());
                case Output.Happened happened -> tell(happened.event(), now);
                case Output.WaitUntil wait -> {
                    Instant deadline = earlier(wait.deadline(), presences.deadline());
                    deadline = earlier(deadline, overlay.deadline());
                    return deadline.isBefore(now) ? now.plus(Duration.ofMillis(1)) : deadline;
                }
            }
        }
    }

    private void tell(Event event, Instant now) {
        presences.happened(event, now);
        overlay.happened(event, now);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
