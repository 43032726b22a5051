package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.diagnosis.Diagnosis;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.nat.Hairpin;
import chat.warren.node.nat.Layers;
import chat.warren.simulator.nat.Lifetime;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a running node finds out about the routers in front of it, and what it makes of that. */
class RoutersTest extends WholeNodes {
    private Standing.Router router(WholeNode node) {
        return node.reaching().standing(network.clock().instant()).router();
    }

    private WholeNode behind(NatKind kind, String name) {
        Gateway router = network.gateway(name + "'s router", kind, World.somewhere(random));
        return start(router.lan().host(name), Side.FIRST);
    }

    @Test
    void whetherItSendsBackWhatGoesToItsOwnOutsideIsTried() {
        WholeNode turns = behind(NatKind.CARRIER, "alice");
        WholeNode drops = behind(NatKind.LINUX, "bob");
        WholeNode open = start(site(Site.PUBLIC, "carol"), Side.FIRST);
        network.runFor(Duration.ofSeconds(30));
        assertEquals(Hairpin.Verdict.TURNS, router(turns).hairpin());
        assertEquals(Hairpin.Verdict.DROPS, router(drops).hairpin());
        assertEquals(Hairpin.Verdict.UNKNOWN, router(open).hairpin(), "nothing is there that could turn");
    }

    @Test
    void aPortOfTheNearestOfTwoRoutersIsTakenForWhatItIs() {
        WholeNode alice = start(site(Site.DOUBLE, "alice"), Side.FIRST);
        InetAddress between = InetAddress.ofLiteral("100.64.0.7");
        alice.reaching().mapped(Optional.of(new InetSocketAddress(between, WholeNode.PORT)));
        alice.host().nudge();
        WholeNode bob = start(site(Site.RANDOM, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60)); // By guessing, which nobody does whom everybody reaches.
        assertEquals(Layers.SEVERAL, router(alice).layers());
        assertEquals(Optional.empty(), router(alice).mapped(), "nobody outside reaches her there");
    }

    @Test
    void aPortOfTheOnlyRouterIsAWayIn() {
        Gateway home = network.gateway("router", NatKind.LINUX, World.somewhere(random));
        WholeNode alice = start(home.lan().host("alice"), Side.FIRST);
        InetSocketAddress outside = new InetSocketAddress(home.address(), WholeNode.PORT);
        alice.reaching().mapped(Optional.of(outside));
        network.runFor(Duration.ofSeconds(30));
        assertEquals(Layers.ONE, router(alice).layers());
        assertEquals(Optional.of(outside), router(alice).mapped());
    }

    @Test
    void whatARouterHasPromisedIsKeptOpenSeldomAndAsBeforeWhenItIsTakenBack() {
        Gateway home = network.gateway("router", NatKind.LINUX, World.somewhere(random));
        WholeNode alice = start(home.lan().host("alice"), Side.FIRST);
        alice.reaching().mapped(Optional.of(new InetSocketAddress(home.address(), WholeNode.PORT)));
        network.runFor(Duration.ofMinutes(2));
        assertEquals(Duration.ofSeconds(110), router(alice).keepalive());
        alice.reaching().mapped(Optional.empty());
        network.runFor(Duration.ofSeconds(5));
        assertEquals(Duration.ofSeconds(25), router(alice).keepalive());
    }

    @ParameterizedTest
    @CsvSource({"50, 36", "100, 72", "180, 110"})
    void pathsAreKeptOpenAsSeldomAsTheRouterAllows(int remembers, int every) {
        NatKind kind = NatKind.PORT_RESTRICTED.lasting(Lifetime.of(Duration.ofSeconds(remembers)));
        WholeNode alice = behind(kind, "alice");
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        Optional<Instant> since = alice.reachable();
        assertEquals(Duration.ofSeconds(25), router(alice).keepalive(), "while nothing is known");
        network.runFor(Duration.ofMinutes(30));
        assertEquals(Duration.ofSeconds(every), router(alice).keepalive());
        assertEquals(since, alice.reachable(), "and the way held all the time");
        talk(alice, bob);
        alice.networkChanged();
        alice.reaching().woke(network.clock().instant());
        assertEquals(Duration.ofSeconds(25), router(alice).keepalive(), "another network, other routers");
    }

    @Test
    void withoutAFriendWhomEverybodyReachesTheUsualHolds() {
        WholeNode alice = start(site(Site.PORT_RESTRICTED, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.PORT_RESTRICTED, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        network.runFor(Duration.ofMinutes(20));
        assertEquals(Duration.ofSeconds(25), router(alice).keepalive());
        talk(alice, bob);
    }

    /** Pairs with new devices have numbers below zero, and the port that studies the router is none of theirs. */
    @Test
    void aNewDeviceIsReachedByManyPortsAsAFriendIs() {
        PairId device = new PairId(-1);
        WholeNode alice = new WholeNode(site(Site.LINUX, "alice"), strangers.subList(0, 3));
        WholeNode bob = new WholeNode(site(Site.RANDOM, "bob"), strangers.subList(0, 3));
        meet(alice, device, Side.FIRST, Openness.ADDRESSES);
        meet(bob, device, Side.SECOND, Openness.ADDRESSES);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
    }

    @Test
    void whatWasOpenedForOneRouterIsClosedBehindAnother() {
        WholeNode alice = start(site(Site.RANDOM, "alice"), Side.FIRST);
        WholeNode _ = start(site(Site.LINUX, "bob"), Side.SECOND);
        assertTrue(network.runUntil(() -> alice.openSockets() > 200, Duration.ofMinutes(2)), "nothing is tried");
        alice.reaching().woke(network.clock().instant());
        assertEquals(1, alice.openSockets());
    }

    private Diagnosis why(WholeNode node) {
        return Diagnosis.of(node.reaching()
                .facts(
                        FRIEND,
                        pair -> pair.equals(FRIEND) ? "Ben" : "Carol",
                        network.clock().instant())
                .orElseThrow());
    }

    @Test
    void whyAFriendIsNotConnectedIsSaidByWhatIsKnown() {
        WholeNode alice = start(site(Site.RANDOM, "alice"), Side.FIRST);
        network.runFor(Duration.ofSeconds(30));
        assertEquals("Ben is not online, or was not found yet.", why(alice).sentence());
        WholeNode bob = start(site(Site.RANDOM, "bob"), Side.SECOND);
        network.runFor(Duration.ofMinutes(3));
        assertEquals(
                "Both networks hand out random ports, so no direct path can be found.",
                why(alice).sentence());
        assertTrue(why(alice).remedy().contains("UPnP"), why(alice).remedy());
        carolKnows(alice, bob);
        network.runFor(Duration.ofMinutes(2));
        assertEquals(
                "Both networks hand out random ports. Ben is connected through Carol, who cannot read any of it.",
                why(alice).sentence());
        assertTrue(alice.reaching().attempts(FRIEND).stream()
                .anyMatch(entry -> entry.event().equals("Connected through a friend's computer.")));
    }

    @Test
    void aFriendWhoClosesTheLidIsAwayAndTheRouterIsNotToBlame() {
        Gateway home = network.gateway("home", NatKind.LINUX, World.somewhere(random));
        WholeNode alice = start(home.lan().host("alice"), Side.FIRST);
        WholeNode bob = start(home.lan().host("bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        network.runFor(Duration.ofMinutes(1));
        bob.host().sleep();
        assertTrue(network.runUntil(() -> alice.way(FRIEND).isEmpty(), Duration.ofMinutes(3)));
        assertEquals("Opening a path to Ben…", why(alice).sentence());
        network.runFor(Duration.ofMinutes(1));
        assertEquals(
                "Ben does not answer; they may just have gone offline.",
                why(alice).sentence());
    }

    @Test
    void aBlockedNetworkIsNamedAsTheCause() {
        WholeNode alice = start(site(Site.BLOCKED, "alice"), Side.FIRST);
        network.runFor(Duration.ofSeconds(30));
        assertEquals(
                "This network passes no UDP, and Ben could not be reached by TCP either.",
                why(alice).sentence());
    }
}
