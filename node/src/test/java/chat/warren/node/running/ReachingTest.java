package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.StrangerNode;
import chat.warren.node.lab.Stream;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.path.Route;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole nodes behind routers, in a DHT of strangers, without anybody who would pass a signal on. */
class ReachingTest {
    private static final PairId FRIEND = new PairId(3);

    private final Network network = new Network(31, new World());
    private final SplittableRandom random = new SplittableRandom(31);
    private final List<InetSocketAddress> strangers = StrangerNode.crowd(network, 20);
    private final Instant agreed = network.clock().instant();

    private PairAnchors anchors(PairId pair) {
        byte[] key = new byte[32];
        key[5] = (byte) pair.number();
        return PairAnchors.of(PairChain.startingAt(key, agreed));
    }

    private Host site(Site site, String name) {
        return site.build(network, name, World.somewhere(random), Line.PERFECT);
    }

    private WholeNode start(Host host, Side side) {
        return start(host, side, Openness.ADDRESSES);
    }

    private WholeNode start(Host host, Side side, Openness openness) {
        WholeNode node = new WholeNode(host, strangers.subList(0, 3));
        meet(node, FRIEND, side, openness);
        return node;
    }

    private void meet(WholeNode node, PairId pair, Side side, Openness openness) {
        Acquaintance acquaintance = new Acquaintance(anchors(pair), side, openness);
        node.reaching().meet(pair, acquaintance, network.clock().instant());
        node.host().nudge();
    }

    /** How long until both have a way; fails when they have none by then. */
    private Duration untilBothReach(WholeNode one, WholeNode other, Duration limit) {
        Instant began = network.clock().instant();
        boolean both = network.runUntil(
                () -> one.reachable().isPresent() && other.reachable().isPresent(), limit);
        assertTrue(both, "no way within " + limit);
        return Duration.between(began, network.clock().instant());
    }

    private void talk(WholeNode one, WholeNode other) {
        one.say(FRIEND, "hello");
        other.say(FRIEND, "hi");
        network.runFor(Duration.ofSeconds(1));
        assertTrue(other.hasHeard("hello"));
        assertTrue(one.hasHeard("hi"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, PUBLIC",
        "PUBLIC, LINUX",
        "LINUX, LINUX",
        "PORT_RESTRICTED, CARRIER",
        "FIREWALL, DOUBLE",
        "SEQUENTIAL, PUBLIC",
        "RANDOM, PUBLIC",
        "RANDOM, LINUX",
        "LINUX, PORT_BLOCK"
    })
    void whoStartTogetherMeetWithinAMinute(Site alices, Site bobs) {
        WholeNode alice = start(site(alices, "alice"), Side.FIRST);
        network.runFor(Duration.ofMillis(700));
        WholeNode bob = start(site(bobs, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        talk(alice, bob);
    }

    @Test
    void whoComesMuchLaterIsFoundWhenSomebodyHurries() {
        WholeNode alice = start(site(Site.LINUX, "alice"), Side.FIRST);
        network.runFor(Duration.ofMinutes(40));
        WholeNode bob = start(site(Site.PORT_RESTRICTED, "bob"), Side.SECOND);
        network.runFor(Duration.ofSeconds(10));
        alice.reaching().hurry(FRIEND, network.clock().instant());
        alice.host().nudge();
        untilBothReach(alice, bob, Duration.ofSeconds(10));
        talk(alice, bob);
    }

    @Test
    void whoComesMuchLaterReachesAFriendWhomEverybodyReaches() {
        WholeNode alice = start(site(Site.PUBLIC, "alice"), Side.FIRST);
        network.runFor(Duration.ofMinutes(40));
        WholeNode bob = start(site(Site.RANDOM, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(15));
        talk(alice, bob);
    }

    @Test
    void theKeysOfTheHourChangeAndNobodyNotices() {
        WholeNode alice = start(site(Site.LINUX, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        for (int minutes = 0; minutes < 4 * 60; minutes += 5) {
            network.runFor(Duration.ofMinutes(5));
            alice.say(FRIEND, "still there " + minutes);
            network.runFor(Duration.ofSeconds(1));
            assertTrue(bob.hasHeard("still there " + minutes), "after " + minutes + " minutes");
        }
        assertTrue(alice.anchorsChanged() >= 3, "what is stored moves on every hour");
    }

    @Test
    void aRouterThatGetsAnotherAddressIsNoticedWithoutTheMachinesHelp() {
        Gateway router = network.gateway("router", NatKind.LINUX, World.somewhere(random));
        WholeNode alice = start(router.lan().host("alice"), Side.FIRST);
        WholeNode bob = start(site(Site.PORT_RESTRICTED, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        router.renumber();
        network.runFor(Duration.ofMinutes(3));
        talk(alice, bob);
    }

    @Test
    void afterALongSleepTheWayIsFoundAgain() {
        WholeNode alice = start(site(Site.LINUX, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        alice.host().sleep();
        network.runFor(Duration.ofMinutes(10));
        alice.host().awake();
        alice.reaching().woke(network.clock().instant()); // As the loop tells it.
        alice.host().nudge();
        network.runFor(Duration.ofSeconds(10));
        talk(alice, bob);
    }

    @Test
    void friendsOnOneLanNeedNoInternet() {
        Gateway router = network.gateway("router", NatKind.LINUX, World.somewhere(random));
        router.passUdp(false);
        WholeNode alice = start(router.lan().host("alice"), Side.FIRST);
        WholeNode bob = start(router.lan().host("bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(5));
        assertEquals(Optional.of(Route.Kind.LAN), alice.way(FRIEND));
        talk(alice, bob);
    }

    /** A notebook that outlives its node. */
    private static final class Notebook implements Remembered {
        private List<InetSocketAddress> last = List.of();

        @Override
        public List<InetSocketAddress> of(PairId friend) {
            return last;
        }

        @Override
        public void found(PairId friend, List<InetSocketAddress> addresses) {
            last = addresses;
        }

        @Override
        public void forget(PairId friend) {
            last = List.of();
        }
    }

    private WholeNode again(Host host, Side side, Notebook notebook) {
        WholeNode node = new WholeNode(host, List.of(), Networks.mainline(), notebook);
        meet(node, FRIEND, side, Openness.ADDRESSES);
        return node;
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, PORT_RESTRICTED", "PORT_RESTRICTED, PORT_RESTRICTED", "LINUX, LINUX", "FIREWALL, LINUX"})
    void whoWereConnectedYesterdayNeedNobodyToday(Site alices, Site bobs) {
        Notebook hers = new Notebook();
        Notebook his = new Notebook();
        Host alice = site(alices, "alice");
        Host bob = site(bobs, "bob");
        WholeNode before = new WholeNode(alice, strangers.subList(0, 3), Networks.mainline(), hers);
        WholeNode other = new WholeNode(bob, strangers.subList(0, 3), Networks.mainline(), his);
        meet(before, FRIEND, Side.FIRST, Openness.ADDRESSES);
        meet(other, FRIEND, Side.SECOND, Openness.ADDRESSES);
        untilBothReach(before, other, Duration.ofSeconds(60));
        before.host().halt();
        other.host().halt();
        network.runFor(Duration.ofMinutes(30)); // Longer than any router remembers.
        WholeNode today = again(alice, Side.FIRST, hers);
        WholeNode too = again(bob, Side.SECOND, his);
        Duration took = untilBothReach(today, too, Duration.ofSeconds(5));
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "it took " + took);
        talk(today, too);
    }

    @Test
    void whoMayNotKnowOurAddressIsNeverWrittenTo() {
        WholeNode alice = start(site(Site.PUBLIC, "alice"), Side.FIRST, Openness.RELAYS_ONLY);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        network.runFor(Duration.ofMinutes(3));
        assertFalse(alice.hasWrittenTo(bob.host().v4()));
        assertFalse(bob.hasWrittenTo(alice.host().v4()));
    }

    /** Carol is a friend of both, and everybody reaches her. */
    private WholeNode carolKnows(WholeNode alice, WholeNode bob) {
        WholeNode carol = new WholeNode(site(Site.PUBLIC, "carol"), strangers.subList(0, 3));
        PairId alices = new PairId(10);
        PairId bobs = new PairId(11);
        meet(carol, alices, Side.FIRST, Openness.ADDRESSES);
        meet(carol, bobs, Side.FIRST, Openness.ADDRESSES);
        meet(alice, alices, Side.SECOND, Openness.ADDRESSES);
        meet(bob, bobs, Side.SECOND, Openness.ADDRESSES);
        return carol;
    }

    @Test
    void aCommonFriendCarriesWhereNoDirectPathCanBe() {
        WholeNode alice = start(site(Site.RANDOM, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.RANDOM, "bob"), Side.SECOND);
        carolKnows(alice, bob);
        assertTrue(
                network.runUntil(
                        () -> alice.way(FRIEND).isPresent() && bob.way(FRIEND).isPresent(), Duration.ofSeconds(60)),
                "nobody carries");
        assertEquals(Optional.of(Route.Kind.RELAYED), alice.way(FRIEND));
        talk(alice, bob);
    }

    @Test
    void whoeverMayNotIsNotCarried() {
        WholeNode alice = start(site(Site.RANDOM, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.RANDOM, "bob"), Side.SECOND);
        carolKnows(alice, bob).lendsToNobody();
        network.runFor(Duration.ofSeconds(60));
        assertTrue(alice.way(FRIEND).isEmpty() && bob.way(FRIEND).isEmpty());
    }

    @Test
    void whereNoDatagramPassesAndNobodyCarriesAConnectionDoes() {
        WholeNode alice = start(site(Site.RANDOM, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.RANDOM, "bob"), Side.SECOND);
        Stream stream = Stream.between(network, FRIEND, alice, bob, there -> true);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        assertEquals(Optional.of(Route.Kind.TUNNEL), alice.way(FRIEND));
        assertEquals(Optional.of(Route.Kind.TUNNEL), bob.way(FRIEND));
        talk(alice, bob);
        int before = stream.dials();
        network.runFor(Duration.ofMinutes(2));
        assertEquals(before, stream.dials(), "nobody dials whom she reaches");
        stream.breaks(alice, bob);
        untilBothReach(alice, bob, Duration.ofSeconds(30));
        talk(alice, bob);
        assertTrue(stream.dials() > before);
    }

    @Test
    void whoCannotBeDialledIsTriedEverMoreSeldom() {
        WholeNode alice = start(site(Site.RANDOM, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.RANDOM, "bob"), Side.SECOND);
        Stream stream = Stream.between(network, FRIEND, alice, bob, there -> false);
        network.runFor(Duration.ofMinutes(10));
        assertTrue(stream.dials() > 3 && stream.dials() < 9, stream.dials() + " dials");
    }

    @Test
    void whoMayNotKnowOurAddressIsReachedByACommonFriendOnly() {
        WholeNode alice = start(site(Site.PUBLIC, "alice"), Side.FIRST, Openness.RELAYS_ONLY);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        carolKnows(alice, bob);
        assertTrue(
                network.runUntil(
                        () -> alice.way(FRIEND).isPresent() && bob.way(FRIEND).isPresent(), Duration.ofSeconds(90)),
                "nobody carries");
        network.runFor(Duration.ofMinutes(2));
        talk(alice, bob);
        assertFalse(alice.hasWrittenTo(bob.host().v4()));
        assertFalse(bob.hasWrittenTo(alice.host().v4()));
    }

    @Test
    void whoWasPartedIsHeardNoMore() {
        WholeNode alice = start(site(Site.PUBLIC, "alice"), Side.FIRST);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(60));
        alice.reaching().part(FRIEND, network.clock().instant());
        alice.host().nudge();
        bob.say(FRIEND, "why?");
        network.runFor(Duration.ofSeconds(5));
        assertFalse(alice.hasHeard("why?"));
        assertTrue(bob.reachable().isEmpty() || bob.way(FRIEND).isEmpty(), "nobody answers bob");
    }
}
