package chat.warren.node.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Family;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Finding out who is let in, and what comes back, with nothing but nodes of the DHT, in the simulator. */
class DoorTrialTest {
    private static final int NODES = 60;

    @Test
    void anOpenDoorIsFoundOpenByTheNodesThatHearOfUsFromOthers() {
        for (NatKind kind : List.of(NatKind.OPEN, NatKind.CARRIER)) {
            for (int seed = 0; seed < 10; seed++) {
                Newcomer newcomer = newcomer(seed, kind, true);
                assertEquals(Filtering.INDEPENDENT, newcomer.report().filtering(), kind + ", seed " + seed);
                assertTrue(newcomer.takesPart, "and stays a full member");
            }
        }
    }

    @Test
    void aClosedDoorIsFoundClosedAndThenNobodyIsBotheredAnyMore() {
        for (NatKind kind : List.of(NatKind.PORT_RESTRICTED, NatKind.ADDRESS_RESTRICTED, NatKind.LINUX)) {
            for (int seed = 0; seed < 10; seed++) {
                Newcomer newcomer = newcomer(seed, kind, true);
                assertEquals(
                        Filtering.ADDRESS_AND_PORT_DEPENDENT, newcomer.report().filtering(), kind + ", seed " + seed);
                assertFalse(newcomer.takesPart);
            }
        }
    }

    @Test
    void aReadOnlyNodeNeverTakesSilenceForAClosedDoor() {
        for (int seed = 0; seed < 10; seed++) {
            assertEquals(
                    Filtering.UNKNOWN,
                    newcomer(seed, NatKind.OPEN, false).report().filtering());
        }
    }

    @Test
    void aTrialIsRepeatedSeldomAndAtOnceOnAnotherNetwork() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        FilterTrial trial = new FilterTrial(now);
        assertTrue(trial.takesPart(NatReport.NOTHING, now));
        Instant later = trial.deadline(now);
        assertFalse(trial.takesPart(NatReport.NOTHING, later));
        assertFalse(trial.takesPart(NatReport.NOTHING, later.plus(Duration.ofHours(11))));
        assertTrue(trial.takesPart(NatReport.NOTHING, later.plus(Duration.ofHours(12))));
        FilterTrial moved = new FilterTrial(now);
        moved.networkChanged(later);
        assertTrue(moved.takesPart(NatReport.NOTHING, later));
    }

    @Test
    void aRouterThatTurnsDatagramsBackIsKnownFromOneThatDropsThem() {
        for (int seed = 0; seed < 10; seed++) {
            assertEquals(
                    Hairpin.Verdict.TURNS,
                    newcomer(seed, NatKind.PORT_RESTRICTED.hairpinning(), true)
                            .hairpin
                            .verdict());
            assertEquals(
                    Hairpin.Verdict.DROPS,
                    newcomer(seed, NatKind.PORT_RESTRICTED, true).hairpin.verdict());
        }
    }

    @Test
    void aHairpinIsLookedForOnceForEachOutsideAddress() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        Hairpin hairpin = new Hairpin(new SplittableRandom(1));
        Mapping first = new Mapping.Independent(new InetSocketAddress("80.1.2.3", 4000));
        hairpin.seen(new Mapping.Random(), now);
        assertTrue(hairpin.due(now).isEmpty(), "nothing steady to write to");
        hairpin.seen(first, now);
        byte[] datagram = hairpin.due(now).orElseThrow().datagram();
        assertFalse(hairpin.received(new byte[45]));
        assertTrue(hairpin.received(datagram));
        hairpin.seen(first, now);
        assertTrue(hairpin.due(now.plusSeconds(10)).isEmpty());
        hairpin.seen(new Mapping.Independent(new InetSocketAddress("80.1.2.4", 4000)), now);
        assertEquals(Hairpin.Verdict.UNKNOWN, hairpin.verdict());
        assertTrue(hairpin.due(now).isPresent());
    }

    @Test
    void layersOfTranslationAreCounted() {
        InetAddress seen = InetAddress.ofLiteral("80.1.2.3");
        InetSocketAddress outside = new InetSocketAddress(seen, 4000);
        NatReport one = new NatReport(new Mapping.Independent(outside), Filtering.UNKNOWN, List.of(seen));
        NatReport open = new NatReport(new Mapping.Open(outside), Filtering.UNKNOWN, List.of(seen));
        assertEquals(Layers.ONE, Layers.of(Optional.of(seen), one));
        assertEquals(Layers.SEVERAL, Layers.of(Optional.of(InetAddress.ofLiteral("100.64.0.7")), one));
        assertEquals(Layers.SEVERAL, Layers.of(Optional.of(InetAddress.ofLiteral("80.1.2.9")), one));
        assertEquals(Layers.UNKNOWN, Layers.of(Optional.empty(), one));
        assertEquals(Layers.UNKNOWN, Layers.of(Optional.of(seen), NatReport.NOTHING));
        assertEquals(Layers.NONE, Layers.of(Optional.empty(), open));
    }

    private static Newcomer newcomer(int seed, NatKind kind, boolean mayTakePart) {
        Network network = new Network(seed, new World());
        SplittableRandom random = new SplittableRandom(seed);
        List<Gossip> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(new Gossip(network.host("node " + i, World.somewhere(random)), nodes));
        }
        Gateway gateway = network.gateway("gateway", kind, World.somewhere(random));
        Newcomer newcomer = new Newcomer(gateway.lan().host("newcomer"), nodes, mayTakePart);
        network.runFor(Duration.ofMinutes(8));
        return newcomer;
    }

    /** A node of the DHT: says where it saw us, and tells one other node of whoever is no read-only node. */
    private static final class Gossip implements Program {
        private final Socket socket;
        private final SplittableRandom random;
        private final List<Gossip> others;

        Gossip(Host host, List<Gossip> others) {
            this.socket = host.bind(6881);
            this.random = host.random();
            this.others = others;
            host.run(this);
        }

        InetSocketAddress address() {
            return new InetSocketAddress(socket.host().v4(), socket.port());
        }

        @Override
        public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
            socket.send(from, Family.compact(from));
            boolean told = datagram[0] == 1 && random.nextInt(4) == 0;
            if (told) {
                Gossip other = others.get(random.nextInt(others.size()));
                other.socket.send(from, new byte[1]); // Asks us something.
            }
        }

        @Override
        public Instant advanceTo(Instant now) {
            return Instant.MAX;
        }
    }

    /** A node behind a router, with the engines of production, that asks somebody something every two seconds. */
    private static final class Newcomer implements Program {
        private static final Duration PACE = Duration.ofSeconds(2);

        private final Host host;
        private final Socket socket;
        private final List<Gossip> nodes;
        private final boolean mayTakePart;
        private final NatSurvey survey;
        private final FilterTrial trial;
        final Hairpin hairpin;
        private boolean takesPart;
        private Instant next;
        private int asked;

        Newcomer(Host host, List<Gossip> nodes, boolean mayTakePart) {
            Instant now = host.clock().instant();
            this.host = host;
            this.socket = host.bind(4000);
            this.nodes = List.copyOf(nodes);
            this.mayTakePart = mayTakePart;
            this.survey = new NatSurvey(now);
            this.trial = new FilterTrial(now);
            this.hairpin = new Hairpin(host.random());
            this.next = now;
            survey.networkIs(List.of(new InetSocketAddress(host.v4(), 4000)), now);
            host.run(this);
        }

        NatReport report() {
            return survey.report(host.clock().instant());
        }

        @Override
        public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
            Instant now = host.clock().instant();
            if (hairpin.received(datagram)) {
                return; // It is our own: no stranger, and no sign that anybody else hears us.
            }
            survey.received(from, now);
            if (datagram.length > 1) {
                try {
                    survey.see(new Sighting(from, Family.parse(ByteString.of(datagram)), now));
                } catch (MalformedException e) {
                    throw new AssertionError(Arrays.toString(datagram), e);
                }
            }
        }

        @Override
        public Instant advanceTo(Instant now) {
            hairpin.seen(survey.report(now).mapping(), now);
            hairpin.due(now).ifPresent(send -> socket.send(send.to(), send.datagram()));
            while (!next.isAfter(now)) {
                takesPart = mayTakePart && trial.takesPart(survey.report(now), now);
                survey.introduced(takesPart);
                InetSocketAddress node = nodes.get(asked++ % (NODES / 2)).address();
                survey.sent(node, now);
                socket.send(node, new byte[] {(byte) (takesPart ? 1 : 0)});
                next = next.plus(PACE);
            }
            return next.isBefore(hairpin.deadline()) ? next : hairpin.deadline();
        }
    }
}
