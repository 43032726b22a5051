package chat.warren.node.running;

import chat.warren.crypto.pair.Presence;
import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.join.Joining;
import chat.warren.dht.join.Sources;
import chat.warren.dht.overlay.Overlay;
import chat.warren.dht.overlay.OverlayPlan;
import chat.warren.dht.overlay.OverlayView;
import chat.warren.dht.rendezvous.Change;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.dht.rendezvous.Presences;
import chat.warren.dht.rendezvous.Records;
import chat.warren.dht.wire.Contact;
import chat.warren.node.nat.Mapping;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The node's part in the DHT: the engine and all that lives beside it, over the node's own port. */
final class DhtSide {
    /** As many as the survey needs to recognise any kind of router. */
    private static final int MEASURED_BY = 8;
    /** Several friends who want to know where we are at once are served by the same answers. */
    private static final Duration BETWEEN_MEASUREMENTS = Duration.ofMillis(300);
    /** A record written before we know how others see us would have to be written again a moment later. */
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(3);

    /** Who has not found the network by then has none, and asks friends. */
    private static final Duration JOINING = Duration.ofSeconds(20);

    private final DhtEngine engine;
    private final NetworkId network;
    private final Joining joining;
    private final Presences presences;
    private final Detour detour;
    private final Instant since;
    private final Optional<Aboard> aboard;
    private final List<Companion> companions = new ArrayList<>();
    private final Exits exits;
    private final Standpoint standpoint;
    private final Set<PairId> present = new HashSet<>();
    private Optional<Instant> joined = Optional.empty();
    private Instant measured = Instant.MIN;
    private final boolean among;
    private final boolean asksAround;
    private boolean readOnly = true;
    private Instant due = Instant.MIN;

    DhtSide(DhtPlan plan, Surroundings around, Exits exits, Standpoint standpoint, Beginning beginning) {
        this.exits = exits;
        this.standpoint = standpoint;
        Instant now = beginning.now();
        this.since = now;
        Networks networks = plan.networks();
        Optional<OverlayPlan> overlay = networks.overlay().map(wish -> new OverlayPlan(wish, around.random(), now));
        EngineConfig config =
                overlay.map(each -> networks.config().in(each.networks())).orElse(networks.config());
        this.engine = new DhtEngine(config, around.random(), now);
        List<NetworkId> names = config.networks().stream().map(NetworkSpec::id).toList();
        this.network = names.getFirst();
        this.among = networks.isAmongOurselves();
        Sources sources = plan.sources();
        this.asksAround =
                sources.lan() || !sources.known().isEmpty() || !sources.names().isEmpty();
        engine.readOnly(true); // Until the first turn says otherwise (BEP 43).
        Optional<Overlay> taken = overlay.map(each -> each.aboard(engine, around.wall(), now));
        this.aboard = taken.map(each -> new Aboard(
                new Aboard.Place(each, names.getLast(), beginning.run(), now),
                standpoint,
                around.random(),
                beginning.heard()));
        this.joining =
                new Joining(new Joining.Engine(engine, names), plan.sources(), plan.errands(), around.random(), now);
        Records records = taken.<Records>map(Overlay::records).orElseGet(() -> new Presences.Dht(engine, network));
        this.detour = new Detour(records, this::isCutOff);
        this.presences = new Presences(detour, around.wall(), around.random(), beginning.changes());
        companions.add(joining);
        companions.add(presences);
        companions.add(detour);
        aboard.ifPresent(companions::add);
        companions.addAll(plan.crew().aboard(engine, plan.errands(), now));
    }

    /**
     * How it starts.
     *
     * @param run by which number friends know this run of the program
     * @param changes told of friends' records
     * @param heard told of what others hand on to us
     */
    record Beginning(Presence.RunId run, Consumer<Change> changes, BiConsumer<byte[], Instant> heard, Instant now) {}

    /** Those who pass a word on for us. */
    Signals signals() {
        return aboard.<Signals>map(each -> each).orElse(Signals.NONE);
    }

    /** How the overlay is doing, if we take part in it. */
    Optional<OverlayView> overlay() {
        return aboard.map(Aboard::view);
    }

    /** Our own addresses are others now, or our router's. */
    void moved(Instant now) {
        aboard.ifPresent(each -> each.moved(now));
        joining.moved(now);
        measure(now);
    }

    void receive(InetSocketAddress from, byte[] datagram, Instant now) {
        due = now;
        engine.receive(now, from, datagram);
    }

    /** Whether friends' records can be read and written: the network is there, and we know what to write. */
    boolean isReady(Instant now) {
        if (detour.isOpen(now)) {
            return true;
        }
        boolean known = !standpoint.wantsMore(now)
                || joined.filter(since -> !since.plus(MOST_PATIENCE).isAfter(now))
                        .isPresent();
        return joined.isPresent()
                && known
                && aboard.map(each -> each.isSettled(now)).orElse(true);
    }

    /** Whether nobody in the network hears us, so that friends have to speak there for us. */
    private boolean isCutOff(Instant now) {
        boolean lost = joined.isEmpty() && since.plus(JOINING).isBefore(now);
        return lost || standpoint.nat(now).mapping() instanceof Mapping.Blocked;
    }

    /** By which friends speak there for us, and we for them. */
    Detour detour() {
        return detour;
    }

    /** Whether anybody was named who may know the network. */
    boolean asksAround() {
        return asksAround;
    }

    boolean isJoined() {
        return joined.isPresent();
    }

    boolean isPresent(PairId pair) {
        return present.contains(pair);
    }

    void add(Counterpart friend, Instant now) {
        due = now;
        present.add(friend.id());
        presences.add(
                friend.id(),
                friend.acquaintance().anchors(),
                friend.acquaintance().own(),
                friend.shown(),
                now);
        friend.looking().begin(now);
    }

    void show(PairId pair, Optional<Presence> shown, Instant now) {
        due = now;
        if (present.contains(pair)) {
            presences.show(pair, shown, now);
        }
    }

    void agreed(PairId pair, Instant now) {
        due = now;
        if (present.contains(pair)) {
            presences.agreed(pair, now);
        }
    }

    /** This one waits to read it. */
    void answer(PairId pair, Optional<Presence> shown, Instant now) {
        due = now;
        if (present.contains(pair)) {
            presences.answer(pair, shown, now);
        }
    }

    void connected(PairId pair, boolean is, Instant now) {
        due = now;
        if (present.contains(pair)) {
            presences.connected(pair, is, now);
        }
    }

    void look(PairId pair, Instant now) {
        due = now;
        if (present.contains(pair)) {
            presences.lookNow(pair, now);
        }
    }

    void glance(PairId pair, Instant now) {
        due = now;
        if (present.contains(pair)) {
            presences.glance(pair, now);
        }
    }

    void part(PairId pair, Instant now) {
        due = now;
        if (present.remove(pair)) {
            presences.farewell(pair, now);
        }
    }

    /** A friend was reached there, or her invite names them: who has nobody else gets into the network by these. */
    void learned(List<InetSocketAddress> addresses, Instant now) {
        due = now;
        if (joined.isEmpty()) {
            joining.learned(addresses, now);
        }
    }

    /** Asks a few nodes how they see us. */
    void measure(Instant now) {
        due = now;
        if (!measured.equals(Instant.MIN) && measured.plus(BETWEEN_MEASUREMENTS).isAfter(now)) {
            return;
        }
        measured = now;
        for (Contact contact : engine.contacts(network, MEASURED_BY)) {
            long _ = engine.ping(now, network, contact.address());
        }
    }

    void farewell(Instant now) {
        due = now;
        present.clear();
        presences.farewell(now);
    }

    boolean isQuiet() {
        return presences.isQuiet();
    }

    void leaving(Instant now) {
        companions.forEach(companion -> companion.leaving(now));
        Instant _ = drain(now);
    }

    DhtEngine engine() {
        return engine;
    }

    NetworkId network() {
        return network;
    }

    /** Has everything done that is due. */
    void advanceTo(Instant now) {
        if (now.isBefore(deadline())) {
            return;
        }
        // Where nobody else is, everybody serves: else a group on a LAN would have nobody to keep its records.
        boolean serves = standpoint.takesPart(now) || among;
        if (readOnly == serves) {
            readOnly = !readOnly;
            engine.readOnly(readOnly);
        }
        engine.advanceTo(now);
        companions.forEach(companion -> companion.advanceTo(now));
        due = drain(now);
    }

    /** When there is more to do; asked anew each time, for a person may give a companion work at any moment. */
    Instant deadline() {
        Instant first = due;
        for (Companion companion : companions) {
            first = companion.deadline().isBefore(first) ? companion.deadline() : first;
        }
        return first;
    }

    private Instant drain(Instant now) {
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> exits.ask(send.to(), send.datagram().toArray(), now);
                case Output.Happened happened -> happened(happened.event(), now);
                case Output.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }

    private void happened(Event event, Instant now) {
        switch (event) {
            case Event.AddressSeen seen -> standpoint.see(seen.observer(), seen.observed(), now);
            case Event.Joined in when in.network().equals(network) -> joined = joined.or(() -> Optional.of(now));
            default -> {}
        }
        companions.forEach(companion -> companion.happened(event, now));
    }
}
