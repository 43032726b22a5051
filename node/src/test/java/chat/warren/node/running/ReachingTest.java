package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.node.diagnosis.Foothold;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.Stream;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.path.Route;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.world.World;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole nodes behind routers, in a DHT of strangers, without anybody who would pass a signal on. */
class ReachingTest extends WholeNodes {
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
    void friendsOnOneLanNeedNoInternet() {
        Gateway router = network.gateway("router", NatKind.LINUX, World.somewhere(random));
        router.passUdp(false);
        WholeNode alice = start(router.lan().host("alice"), Side.FIRST);
        WholeNode bob = start(router.lan().host("bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofSeconds(5));
        assertEquals(Optional.of(Route.Kind.LAN), alice.way(FRIEND));
        talk(alice, bob);
        assertTrue(stands(alice, Foothold.LOCAL_ONLY), "nobody beyond the LAN answers");
        router.passUdp(true);
        assertTrue(stands(alice, Foothold.CONNECTED), "the Internet is there again");
    }

    private boolean stands(WholeNode node, Foothold foothold) {
        return network.runUntil(() -> node.reaching().foothold() == foothold, Duration.ofMinutes(5));
    }

    @Test
    void behindARouterOfRandomPortsDirectConnectionsAreSaidToBeUnlikely() {
        WholeNode alice = start(site(Site.RANDOM, "alice"), Side.FIRST);
        assertTrue(stands(alice, Foothold.DIRECT_UNLIKELY));
    }

    @Test
    void whoMayNotKnowOurAddressIsNeverWrittenTo() {
        WholeNode alice = start(site(Site.PUBLIC, "alice"), Side.FIRST, Openness.RELAYS_ONLY);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        network.runFor(Duration.ofMinutes(3));
        assertFalse(alice.hasWrittenTo(bob.host().v4()));
        assertFalse(bob.hasWrittenTo(alice.host().v4()));
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

    /** As the two of a standing invite, of whom neither says where they are. */
    @Test
    void twoWhoShowOnlyRelaysMeetByACommonFriend() {
        WholeNode alice = start(site(Site.PUBLIC, "alice"), Side.FIRST, Openness.RELAYS_ONLY);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND, Openness.RELAYS_ONLY);
        carolKnows(alice, bob);
        assertTrue(
                network.runUntil(
                        () -> alice.way(FRIEND).isPresent() && bob.way(FRIEND).isPresent(), Duration.ofSeconds(90)),
                "nobody carries");
        assertEquals(Optional.of(Route.Kind.RELAYED), alice.way(FRIEND));
        talk(alice, bob);
    }

    /** As two whom a friend introduced: they are friends now, and what they say to each other is on its way. */
    @Test
    void whoMayKnowMoreKeepsTheWayThatCarriesUntilThereIsAShorterOne() {
        WholeNode alice = new WholeNode(site(Site.PUBLIC, "alice"), strangers.subList(0, 3));
        WholeNode bob = new WholeNode(site(Site.LINUX, "bob"), strangers.subList(0, 3));
        Acquaintance alices = meet(alice, FRIEND, Side.FIRST, Openness.RELAYS_ONLY);
        Acquaintance bobs = meet(bob, FRIEND, Side.SECOND, Openness.RELAYS_ONLY);
        carolKnows(alice, bob);
        assertTrue(
                network.runUntil(
                        () -> alice.way(FRIEND).isPresent() && bob.way(FRIEND).isPresent(), Duration.ofSeconds(90)),
                "nobody carries");
        meetAs(alice, FRIEND, alices, Openness.ADDRESSES);
        assertEquals(Optional.of(Route.Kind.RELAYED), alice.way(FRIEND));
        meetAs(bob, FRIEND, bobs, Openness.ADDRESSES);
        talk(alice, bob);
        assertTrue(
                network.runUntil(
                        () -> alice.way(FRIEND).equals(Optional.of(Route.Kind.DIRECT)), Duration.ofSeconds(60)),
                "they know of each other, and go by Carol all the same");
        meetAs(alice, FRIEND, alices, Openness.NOTHING);
        assertEquals(Optional.empty(), alice.way(FRIEND));
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
        assertEquals(Optional.empty(), bob.way(FRIEND), "nobody answers bob");
    }
}
