package chat.warren.dht.join;

import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.join.SourceReport.Source;
import chat.warren.dht.routing.AddressGroup;
import chat.warren.dht.wire.Contact;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Brings one engine into its networks, and back in whenever it has lost them.
 *
 * <p>Cached contacts, known addresses and the LAN are asked at once: they cost nobody anything. Names are looked up
 * only when these were not enough, so that a usual start tells no name server and no public node that it happens.
 */
public final class Joining implements Companion {
    /** Fewer contacts than these are no network; the engine asks for more by the same number. */
    private static final int FEW_CONTACTS = 4;
    /** Cached contacts and friends, if one of them lives, have answered by then, and their answers were followed. */
    private static final Duration BEFORE_NAMES = Duration.ofSeconds(3);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    /** A lost network is noticed within a minute; a wake-up a minute costs nothing. */
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private static final Duration FIRST_NAMES_PAUSE = Duration.ofSeconds(15);
    /** Public nodes serve the whole world: who does not get in for an hour asks them twice an hour. */
    private static final Duration LAST_NAMES_PAUSE = Duration.ofMinutes(30);
    /** "it should send a LSD announce every 5 minutes" */
    private static final Duration BEACONS = Duration.ofMinutes(5);
    /** "a client should send no more than 1 announce per minute" */
    private static final Duration BEACONS_WHEN_ALONE = Duration.ofMinutes(1);

    private static final Duration KEEPING = Duration.ofMinutes(10);
    /** Half of all nodes are gone after two hours: of so many some live after a week. */
    private static final int KEPT_CONTACTS = 200;
    /** Of two hundred all are asked within a quarter of an hour, with as many packets as a web page wants. */
    private static final int ASKED_AGAIN = 16;
    /** A name with more addresses than this is a mistake or a trick. */
    private static final int MAX_ADDRESSES_OF_A_NAME = 8;
    /** So many new neighbours in ten minutes are more than a LAN has; more are somebody's noise. */
    private static final int MAX_NEIGHBOURS = 16;
    /** Public nodes answer early, and their place in the table is soon another's. */
    private static final int MAX_OBSERVERS = 512;

    private final DhtEngine engine;
    private final List<NetworkId> networks;
    private final Sources sources;
    private final Errands errands;
    private final RandomGenerator random;
    private final LanBeacon beacon;
    private final Set<InetSocketAddress> neighbours = new LinkedHashSet<>();
    private final Findings findings = new Findings();
    private final Set<InetSocketAddress> observers = new HashSet<>(); // Who answered us, in the first minutes.
    private Instant nextLook;
    private Instant nextNames;
    private Instant nextBeacon = Instant.MAX;
    private Optional<Instant> lastBeacon = Optional.empty();
    private Instant nextKeeping;
    private Duration look = FIRST_LOOK;
    private Duration namesPause = FIRST_NAMES_PAUSE;
    private boolean wasIn;

    public Joining(Engine engine, Sources sources, Errands errands, RandomGenerator random, Instant now) {
        this.engine = engine.engine();
        this.networks = engine.networks();
        this.sources = sources;
        this.errands = errands;
        this.random = random;
        this.beacon = LanBeacon.random(errands.port(), random);
        this.nextLook = now.plus(FIRST_LOOK);
        this.nextNames = now.plus(BEFORE_NAMES);
        this.nextKeeping = now.plus(KEEPING);
        askTheKnown(now);
        if (sources.lan()) {
            errands.listen(this::heard);
            shout(now);
        }
    }

    /** An engine, and the networks to bring it into: those that names belong to first. */
    public record Engine(DhtEngine engine, List<NetworkId> networks) {
        public Engine {
            networks = List.copyOf(networks);
        }
    }

    /** An address that came up later: a friend's, or an invite's. */
    public void learned(List<InetSocketAddress> addresses, Instant now) {
        findings.named(Source.KNOWN, addresses);
        findings.asked(Source.KNOWN);
        tell(addresses, now);
    }

    private void tell(List<InetSocketAddress> addresses, Instant now) {
        networks.forEach(network -> engine.bootstrap(now, network, addresses));
    }

    /** What each source has brought so far. */
    public List<SourceReport> report() {
        Set<InetSocketAddress> alive = new HashSet<>(observers);
        engine.contacts(networks.getFirst(), KEPT_CONTACTS).forEach(contact -> alive.add(contact.address()));
        return findings.report(sources, alive);
    }

    private void askTheKnown(Instant now) {
        for (NetworkId network : networks) {
            List<Contact> kept = sources.book().load(network);
            engine.restore(now, network, kept);
            engine.bootstrap(now, network, sources.known());
            findings.named(Source.CACHED, kept.stream().map(Contact::address).toList());
            findings.asked(Source.CACHED);
            findings.named(Source.KNOWN, sources.known());
            findings.asked(Source.KNOWN);
        }
    }

    /**
     * When all were asked the cable may have been out: later a few of them are asked at each look, others each time.
     */
    private void askSome(Instant now) {
        for (NetworkId network : networks) {
            List<Contact> kept = new ArrayList<>(sources.book().load(network));
            Collections.shuffle(kept, random);
            engine.restore(now, network, kept.subList(0, Math.min(ASKED_AGAIN, kept.size())));
        }
    }

    /** Our own network is another one: whoever is out may be in at once. */
    public void moved(Instant now) {
        look = FIRST_LOOK;
        nextLook = earlier(nextLook, now.plus(FIRST_LOOK));
    }

    private void shout(Instant now) {
        Instant allowed = lastBeacon.isPresent() ? lastBeacon.get().plus(BEACONS_WHEN_ALONE) : now;
        if (now.isBefore(allowed)) {
            nextBeacon = allowed;
            return;
        }
        errands.beacon(beacon);
        findings.asked(Source.LAN);
        lastBeacon = Optional.of(now);
        nextBeacon = now.plus(isIn() ? jittered(BEACONS) : BEACONS_WHEN_ALONE);
    }

    private void heard(InetSocketAddress from, LanBeacon other, Instant now) {
        InetSocketAddress neighbour = new InetSocketAddress(from.getAddress(), other.port());
        // A unicast from afar that looks like a beacon would make us ask whomever its sender likes.
        boolean local = AddressGroup.isLocal(from.getAddress());
        if (!local || other.isSameSender(beacon) || neighbours.size() >= MAX_NEIGHBOURS || !neighbours.add(neighbour)) {
            return;
        }
        findings.named(Source.LAN, List.of(neighbour));
        tell(List.of(neighbour), now);
        if (isIn()) {
            // We do not need them, but they may need us. Who is asked something learns that somebody is there.
            networks.forEach(network -> engine.ping(now, network, neighbour));
        }
    }

    @Override
    public void happened(Event event, Instant now) {
        if (event instanceof Event.AddressSeen seen && observers.size() < MAX_OBSERVERS) {
            observers.add(seen.observer());
        }
        if (event instanceof Event.Joined) {
            nextKeeping =
                    earlier(nextKeeping, now.plus(BEACONS_WHEN_ALONE)); // A crash in the first minutes loses nothing.
        }
    }

    @Override
    public void advanceTo(Instant now) {
        if (!now.isBefore(nextLook)) {
            lookAround(now);
        }
        if (!now.isBefore(nextNames) && !sources.names().isEmpty()) {
            askNames(now);
        }
        if (!now.isBefore(nextBeacon)) {
            shout(now);
        }
        if (!now.isBefore(nextKeeping)) {
            keep();
            neighbours.clear();
            nextKeeping = now.plus(jittered(KEEPING));
        }
    }

    private void lookAround(Instant now) {
        if (isIn()) {
            wasIn = true;
            look = LAST_LOOK;
            namesPause = FIRST_NAMES_PAUSE;
            nextNames = Instant.MAX;
        } else if (wasIn) { // The network went away: a new place, a long sleep, a cable.
            wasIn = false;
            look = FIRST_LOOK;
            neighbours.clear();
            nextNames = now.plus(BEFORE_NAMES);
            askTheKnown(now);
            nextBeacon = sources.lan() ? now : Instant.MAX;
        } else {
            look = look.multipliedBy(2).compareTo(LAST_LOOK) > 0 ? LAST_LOOK : look.multipliedBy(2);
            askSome(now);
        }
        nextLook = now.plus(jittered(look));
    }

    private void askNames(Instant now) {
        nextNames = now.plus(jittered(namesPause));
        namesPause = namesPause.multipliedBy(2).compareTo(LAST_NAMES_PAUSE) > 0
                ? LAST_NAMES_PAUSE
                : namesPause.multipliedBy(2);
        if (isIn()) {
            nextNames = Instant.MAX; // Until we are out again.
            return;
        }
        findings.asked(Source.NAMES);
        for (NodeName name : sources.names()) {
            errands.resolve(name, (addresses, later) -> {
                List<InetSocketAddress> some =
                        addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES_OF_A_NAME));
                findings.named(Source.NAMES, some);
                engine.bootstrap(later, networks.getFirst(), some);
            });
        }
    }

    private boolean isIn() {
        return engine.stats(networks.getFirst()).contacts() >= FEW_CONTACTS;
    }

    private void keep() {
        for (NetworkId network : networks) {
            List<Contact> contacts = engine.contacts(network, KEPT_CONTACTS);
            int before = sources.book().load(network).size();
            // A machine that was offline all day still has yesterday's: few that are left say nothing about those.
            if (contacts.size() >= Math.min(FEW_CONTACTS, Math.max(1, before))) {
                sources.book().keep(network, contacts);
            }
        }
    }

    @Override
    public void leaving(Instant now) {
        keep();
    }

    @Override
    public Instant deadline() {
        Instant names = sources.names().isEmpty() ? Instant.MAX : nextNames;
        return earlier(earlier(nextLook, names), earlier(nextBeacon, nextKeeping));
    }

    private Duration jittered(Duration duration) {
        return duration.multipliedBy(90 + random.nextInt(21)).dividedBy(100);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
