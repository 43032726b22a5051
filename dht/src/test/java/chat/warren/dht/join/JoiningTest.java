package chat.warren.dht.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Id;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When which source is asked, with a clock of the test's own. */
class JoiningTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeName NAME = new NodeName("example.invalid", 6881);

    private final List<NodeName> resolved = new ArrayList<>();
    private final List<LanBeacon> sent = new ArrayList<>();
    private final List<InetSocketAddress> asked = new ArrayList<>();
    private final List<List<Contact>> kept = new ArrayList<>();
    private final Random random = new Random(5);
    private final DhtEngine engine =
            new DhtEngine(EngineConfig.of(NetworkSpec.mainline()).over(Family.IPV4), random, START);
    private Errands.AddressesFound found = (addresses, now) -> {};
    private Errands.BeaconHeard listener = (from, beacon, now) -> {};
    private Instant now = START;

    private final Errands errands = new Errands() {
        @Override
        public void resolve(NodeName name, AddressesFound whenFound) {
            resolved.add(name);
            found = whenFound;
        }

        @Override
        public void beacon(LanBeacon beacon) {
            sent.add(beacon);
        }

        @Override
        public void listen(BeaconHeard whenHeard) {
            listener = whenHeard;
        }

        @Override
        public int port() {
            return 6881;
        }
    };

    private final List<Contact> cached = new ArrayList<>();
    private final ContactBook book = new ContactBook() {
        @Override
        public List<Contact> load(NetworkId network) {
            return cached;
        }

        @Override
        public void keep(NetworkId network, List<Contact> contacts) {
            kept.add(contacts);
        }
    };

    private Joining joining(Sources sources) {
        return new Joining(new Joining.Engine(engine, List.of(NetworkId.MAINLINE)), sources, errands, random, now);
    }

    private void run(Joining joining, Duration duration) {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            Instant next = joining.deadline();
            now = next.isBefore(end) ? next : end;
            engine.advanceTo(now);
            joining.advanceTo(now);
            drain();
        }
    }

    private void drain() {
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> asked.add(send.to());
                case Output.Happened happened -> {}
                case Output.WaitUntil wait -> {
                    return;
                }
            }
        }
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    /** As if so many nodes had answered. */
    private void meet(int count) {
        for (int i = 0; i < count; i++) {
            engine.restore(
                    now, NetworkId.MAINLINE, List.of(new Contact(Id.random(random), at("203.0.113." + i, 6881))));
        }
    }

    @Test
    void namesAreAskedOnlyAfterTheQuietSourcesHadTheirChance() {
        Joining joining = joining(Sources.none().withNames(List.of(NAME)));
        run(joining, Duration.ofMillis(2_900));
        assertEquals(List.of(), resolved);
        run(joining, Duration.ofMillis(200));
        assertEquals(List.of(NAME), resolved);
    }

    @Test
    void whoIsAloneAsksNamesMoreAndMoreSeldom() {
        Joining joining = joining(Sources.none().withNames(List.of(NAME)));
        run(joining, Duration.ofHours(1));
        int firstHour = resolved.size();
        run(joining, Duration.ofHours(10));
        int tenHours = resolved.size() - firstHour;
        assertTrue(firstHour >= 6 && firstHour <= 10, "in the first hour " + firstHour);
        assertTrue(tenHours >= 18 && tenHours <= 23, "in ten hours " + tenHours);
    }

    @Test
    void whatANameResolvesToIsAsked() {
        Joining joining = joining(Sources.none().withNames(List.of(NAME)));
        run(joining, Duration.ofSeconds(4));
        List<InetSocketAddress> many = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            many.add(at("198.51.100." + i, 6881));
        }
        found.found(many, now);
        run(joining, Duration.ofMinutes(10));
        assertTrue(asked.contains(many.getFirst()));
        assertEquals(8, asked.stream().distinct().count(), "a name cannot make us ask a hundred hosts");
    }

    @Test
    void beaconsAreNeverMoreFrequentThanOnceAMinute() {
        Joining joining = joining(Sources.none().withLan());
        assertEquals(1, sent.size());
        run(joining, Duration.ofHours(1));
        assertTrue(sent.size() >= 50 && sent.size() <= 61, sent.size() + " beacons in an hour alone");
        assertEquals(1, sent.stream().distinct().count());
    }

    @Test
    void ofABeaconTheSendersAddressAndItsPortAreAsked() {
        joining(Sources.none().withLan());
        listener.heard(at("192.168.1.7", 6771), new LanBeacon(51413, "0".repeat(40), Optional.empty()), now);
        drain();
        assertEquals(List.of(at("192.168.1.7", 51413)), asked);
    }

    @Test
    void aBeaconFromAfarOrOfOurOwnIsNone() {
        joining(Sources.none().withLan());
        listener.heard(at("203.0.113.7", 6771), new LanBeacon(51413, "0".repeat(40), Optional.empty()), now);
        listener.heard(at("192.168.1.7", 6771), sent.getFirst(), now);
        drain();
        assertEquals(List.of(), asked);
    }

    @Test
    void aFloodOfBeaconsMakesUsAskAFewOfThem() {
        Joining joining = joining(Sources.none().withLan());
        for (int i = 1; i < 1000; i++) {
            listener.heard(at("192.168.1.7", i), new LanBeacon(i, "0".repeat(40), Optional.empty()), now);
        }
        run(joining, Duration.ofMinutes(30));
        assertEquals(16, asked.stream().distinct().count());
    }

    @Test
    void whoLeavesWithoutHavingMetAnybodyForgetsNobody() {
        Joining joining = joining(Sources.none().withBook(book));
        meet(3); // Asked, but none of them answers.
        run(joining, Duration.ofHours(1));
        joining.leaving(now);
        assertEquals(List.of(), kept);
    }

    @Test
    void whoIsOutForHoursAsksAllOfThoseOfEarlierAgainAndAgain() {
        for (int i = 0; i < 200; i++) {
            cached.add(new Contact(Id.random(random), at("203.0.113." + i, 6881)));
        }
        Joining joining = joining(Sources.none().withBook(book));
        run(joining, Duration.ofHours(6));
        asked.clear();
        run(joining, Duration.ofHours(1));
        assertTrue(asked.stream().distinct().count() > 190, "the one that lives is among them");
        assertTrue(asked.size() <= 60 * 20, asked.size() + " questions in an hour");
        assertEquals(List.of(), kept);
    }
}
