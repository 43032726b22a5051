package chat.warren.node.punch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Encounter;
import chat.warren.node.lab.Encounter.Outcome;
import chat.warren.node.lab.LabNode;
import chat.warren.node.lab.Observer;
import chat.warren.node.lab.Pair;
import chat.warren.node.lab.Site;
import chat.warren.node.probe.Whereabouts;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Door;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.net.Witness;
import chat.warren.simulator.world.Place;
import chat.warren.simulator.world.World;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PunchTest {
    private final Network network = new Network(7, new World());
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<InetSocketAddress> observers = new ArrayList<>();
    private final Pair pair = new Pair(7, network.clock().instant());

    PunchTest() {
        for (int i = 0; i < 8; i++) {
            observers.add(new Observer(network.host("observer " + i, World.somewhere(random))).address());
        }
    }

    @Test
    void behindOneRouterTheWayIsTheLan() {
        Gateway home = network.gateway("home", NatKind.LINUX, somewhere());
        LabNode alice = node(home.lan().host("alice"), Side.FIRST);
        LabNode bob = node(home.lan().host("bob"), Side.SECOND);
        meet(alice, bob);
        assertTrue(alice.hasReached() && bob.hasReached());
        assertTrue(alice.friend().orElseThrow().getAddress().isSiteLocalAddress());
    }

    @Test
    void whereNeighboursAreKeptApartTheRouterReflects() {
        Gateway hotel = network.gateway("hotel", NatKind.PORT_RESTRICTED.hairpinning(), somewhere());
        hotel.lan().isolate(true);
        LabNode alice = node(hotel.lan().host("alice"), Side.FIRST);
        LabNode bob = node(hotel.lan().host("bob"), Side.SECOND);
        meet(alice, bob);
        assertTrue(alice.hasReached() && bob.hasReached());
        assertEquals(hotel.address(), alice.friend().orElseThrow().getAddress());
    }

    @Test
    void twoHomesOfOneCarrierMeetThroughItsReflection() {
        Gateway carrier = network.carrier("carrier", NatKind.CARRIER, somewhere());
        LabNode alice = node(carrier.lan().gateway("one", NatKind.LINUX).lan().host("alice"), Side.FIRST);
        LabNode bob = node(carrier.lan().gateway("other", NatKind.LINUX).lan().host("bob"), Side.SECOND);
        meet(alice, bob);
        assertTrue(alice.hasReached() && bob.hasReached());
    }

    @Test
    void ipv6MakesRandomPortsIrrelevant() {
        LabNode alice = node(behindIpv6Firewall("one").host("alice").withIpv6(), Side.FIRST);
        LabNode bob = node(behindIpv6Firewall("other").host("bob").withIpv6(), Side.SECOND);
        meet(alice, bob);
        assertTrue(alice.hasReached() && bob.hasReached());
        assertTrue(alice.friend().orElseThrow().getAddress() instanceof Inet6Address);
    }

    @Test
    void aStrayDatagramThatWouldSpoilThePortIsNeverSent() {
        // Both routers are Linux: a ping that arrives before the other side has sent anything costs the port.
        List<String> early = new ArrayList<>();
        LabNode alice =
                node(network.gateway("one", NatKind.LINUX, somewhere()).lan().host("alice"), Side.FIRST);
        LabNode bob =
                node(network.gateway("other", NatKind.LINUX, somewhere()).lan().host("bob"), Side.SECOND);
        network.watch(new Witness() {
            @Override
            public void dropped(
                    Instant when,
                    chat.warren.simulator.net.Drop why,
                    InetSocketAddress from,
                    InetSocketAddress to,
                    byte[] datagram) {
                if (why == chat.warren.simulator.net.Drop.FILTERED) {
                    early.add(from + " to " + to);
                }
            }
        });
        meet(alice, bob);
        assertTrue(alice.hasReached() && bob.hasReached());
        assertEquals(List.of(), early);
    }

    @Test
    void withoutAnySignalTheySayHelloAsSoonAsBothHaveLooked() {
        Duration look = Duration.ofSeconds(47);
        for (Site alices : List.of(Site.FULL_CONE, Site.PORT_RESTRICTED, Site.LINUX, Site.FIREWALL)) {
            for (Site bobs : List.of(Site.PORT_RESTRICTED, Site.LINUX, Site.DOUBLE)) {
                Outcome outcome = new Encounter(3, alices, bobs, 0).withoutSignals(look, Duration.ofSeconds(80));
                assertTrue(outcome.reached(), alices + " and " + bobs);
                Duration late = outcome.both().minus(look);
                assertTrue(late.compareTo(outcome.roundTrip()) <= 0, alices + " and " + bobs + ": " + late);
            }
        }
    }

    @Test
    void withoutAnySignalRandomPortsAreGuessedWithinHalfAMinute() {
        for (Site alices : List.of(Site.PORT_RESTRICTED, Site.LINUX)) {
            for (int seed = 0; seed < 5; seed++) {
                Encounter there = new Encounter(seed, alices, Site.RANDOM, 0);
                assertTrue(
                        there.withoutSignals(Duration.ofSeconds(10), Duration.ofSeconds(40))
                                .reached(),
                        alices + ", seed " + seed);
                Encounter back = new Encounter(seed, Site.RANDOM, alices, 0);
                assertTrue(
                        back.withoutSignals(Duration.ofSeconds(10), Duration.ofSeconds(40))
                                .reached(),
                        "random first, seed " + seed);
            }
        }
    }

    @Test
    void itEndsByItselfAndSaysSo() {
        Encounter hopeless = new Encounter(1, Site.RANDOM, Site.LINUX_RANDOM, 0);
        assertFalse(hopeless.call().reached());
        hopeless.network().runFor(Duration.ofSeconds(5));
        assertTrue(hopeless.alice().hasEnded() && hopeless.bob().hasEnded());
        long probes = hopeless.alice().probes();
        hopeless.network().runFor(Duration.ofMinutes(5));
        assertEquals(probes, hopeless.alice().probes(), "and is silent from then on");
    }

    @Test
    void allPunchesTogetherKeepToTheBudget() {
        ProbeBudget budget = new ProbeBudget(network.clock().instant());
        Instant now = network.clock().instant();
        int sent = 0;
        for (int i = 0; i < 100_000; i++) {
            InetSocketAddress to = new InetSocketAddress("80.1." + i % 200 + ".3", 1);
            sent += budget.take(to.getAddress(), now.plusNanos(100_000L * i)) ? 1 : 0;
        }
        assertEquals(10_200, sent, 100, "ten seconds at one a millisecond, and the burst");
    }

    @Test
    void oneNetworkIsNotFlooded() {
        Instant now = network.clock().instant();
        ProbeBudget budget = new ProbeBudget(now);
        int sent = 0;
        for (int i = 0; i < 60_000; i++) {
            InetSocketAddress to = new InetSocketAddress("80.1.2." + i % 250, 1);
            sent += budget.take(to.getAddress(), now.plusMillis(i)) ? 1 : 0;
        }
        assertEquals(8_192 + 60 * 50, sent, 100);
    }

    private chat.warren.simulator.net.Lan behindIpv6Firewall(String name) {
        return network.gateway(name, NatKind.RANDOM, somewhere())
                .door(Door.HOME_ROUTER)
                .lan();
    }

    private Place somewhere() {
        return World.somewhere(random);
    }

    private LabNode node(Host host, Side side) {
        return new LabNode(host, pair, side, observers);
    }

    private void meet(LabNode alice, LabNode bob) {
        network.runFor(Duration.ofSeconds(2));
        Whereabouts alices = alice.whereabouts();
        alice.punch(bob.whereabouts(), Stance.ASKING);
        network.after(Duration.ofMillis(150), () -> {
            bob.punch(alices, Stance.ANSWERING);
            network.after(Duration.ofMillis(150), () -> alice.answered(bob.whereabouts()));
        });
        network.runUntil(() -> alice.hasReached() && bob.hasReached(), Duration.ofSeconds(10));
    }
}
