package chat.warren.node.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Observer;
import chat.warren.node.lab.Pair;
import chat.warren.node.lab.ReachNode;
import chat.warren.node.lab.RelayNode;
import chat.warren.node.lab.Site;
import chat.warren.node.path.Route;
import chat.warren.node.relay.RelayChoice;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.Place;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two friends in Europe whose routers let nothing through directly, and friends of both all over the world. */
class RelayedReachTest {
    private static final Place HERE = Place.inRegion(World.EUROPE);
    /** 3 Mb/s in datagrams of 1,200 bytes, and voice. */
    private static final int PICTURES_A_SECOND = 313;

    private static final int VOICE_A_SECOND = 50;

    private final Network network = new Network(5, new World());
    private final List<InetSocketAddress> observers = new ArrayList<>();
    private final Map<String, RelayNode> relays = new LinkedHashMap<>();
    private final ReachNode alice;
    private final ReachNode bob;

    RelayedReachTest() {
        for (int i = 0; i < 8; i++) {
            observers.add(new Observer(network.host("observer " + i, HERE)).address());
        }
        Pair pair = new Pair(1, now());
        alice = node("alice", pair, Side.FIRST);
        bob = node("bob", pair, Side.SECOND);
    }

    @Test
    void theFriendWithTheShortestWayCarriesAndOneStaysInReserve() {
        relay("oceania", World.OCEANIA);
        relay("america", World.NORTH_AMERICA_EAST);
        relay("europe", World.EUROPE);
        relay("africa", World.AFRICA);
        seek();
        assertEquals(50, talk(50), "through whoever opened first");
        network.runFor(Duration.ofSeconds(10));
        assertEquals(List.of("europe", "america"), alice.seats().choice().best());
        assertEquals(List.of("america", "europe"), alice.seats().held());
        assertEquals(List.of("america", "europe"), bob.seats().held());
        assertEquals(0, channels("oceania") + channels("africa"), "the others are bothered no more");
        long before = forwarded("europe");
        assertEquals(150, talk(100));
        assertTrue(forwarded("europe") - before >= 200, "all of it went the short way");
    }

    @Test
    void aRelayThatDiesIsReplacedByTheOneInReserve() {
        relay("america", World.NORTH_AMERICA_EAST);
        relay("europe", World.EUROPE);
        seek();
        network.runFor(Duration.ofSeconds(10));
        assertEquals(50, talk(50));
        stop("europe");
        int heard = talk(250);
        assertTrue(heard >= 50 + 250 - 25, heard + " of 300: less than half a second was lost");
        assertInstanceOf(Route.Relayed.class, alice.reach().view().orElseThrow().route());
    }

    @Test
    void friendsMeetEvenIfEachKnowsAnotherOrder() {
        // Bob's nearest three and Alice's nearest three need not be the same: each names theirs to the other.
        relay("europe", World.EUROPE);
        relay("america", World.NORTH_AMERICA_EAST);
        alice.seats().choice().knows("somebody", Duration.ofMillis(1));
        bob.seats().choice().knows("somebody else", Duration.ofMillis(1));
        network.runFor(Duration.ofSeconds(2));
        alice.seats().choice().gone("somebody", now());
        bob.seats().choice().gone("somebody else", now());
        bob.seats().choice().named(List.of("america", "nobody knows whom"), now());
        alice.seats().choice().named(List.of("america"), now());
        need();
        network.runFor(Duration.ofSeconds(3));
        assertTrue(alice.seats().carrying().contains("america"));
        assertFalse(alice.seats().held().contains("nobody knows whom"));
    }

    @Test
    void aCallOfThreeMegabitsAndVoicePassesForMinutesAndNothingIsLost() {
        relay("europe", World.EUROPE);
        seek();
        network.runFor(Duration.ofSeconds(7));
        int seconds = 120;
        call(seconds);
        int said = seconds * (PICTURES_A_SECOND + VOICE_A_SECOND);
        assertEquals(said, alice.heard());
        assertEquals(said, bob.heard());
        assertEquals(0, relays.values().iterator().next().desk().dropped());
    }

    @Test
    void whatIsBeyondTheRelaysLimitIsDroppedThereAndTheRestPasses() {
        RelayNode europe = relay("europe", World.EUROPE, new RelayPolicy(true, false, 200_000, 5_000_000_000L));
        seek();
        network.runFor(Duration.ofSeconds(7));
        call(10);
        int said = 10 * (PICTURES_A_SECOND + VOICE_A_SECOND);
        // Both send 385 kB/s where 100 kB/s are each one's share.
        assertTrue(bob.heard() < said * 2 / 5, bob.heard() + " of " + said);
        assertTrue(bob.heard() > said / 6, bob.heard() + " of " + said);
        assertTrue(europe.desk().dropped() > said / 2);
    }

    @Test
    void withoutNeedNoSeatIsTakenAndWhenItEndsAllAreLeft() {
        relay("europe", World.EUROPE);
        network.runFor(Duration.ofSeconds(5));
        assertEquals(List.of(), alice.seats().held());
        seek();
        network.runFor(Duration.ofSeconds(2));
        assertEquals(List.of("europe"), alice.seats().carrying());
        alice.seats().choice().need(0, now());
        bob.seats().choice().need(0, now());
        alice.host().nudge();
        bob.host().nudge();
        network.runFor(Duration.ofSeconds(2));
        assertEquals(0, channels("europe"));
    }

    private ReachNode node(String name, Pair pair, Side side) {
        return new ReachNode(
                Site.RANDOM.build(network, name, HERE, Line.PERFECT),
                pair.doors(side, now()),
                side,
                observers,
                call -> {}); // There is no helper: what is to be said goes through the relays.
    }

    private RelayNode relay(String name, int region) {
        return relay(name, region, RelayPolicy.DEFAULT);
    }

    private RelayNode relay(String name, int region, RelayPolicy policy) {
        RelayNode relay = new RelayNode(network.host(name, Place.inRegion(region)), policy);
        relays.put(name, relay);
        int seed = 100 * relays.size();
        befriend(relay, name, "alice", alice, seed);
        befriend(relay, name, "bob", bob, seed + 1);
        return relay;
    }

    private void befriend(RelayNode relay, String relayName, String name, ReachNode node, int seed) {
        Pair pair = new Pair(seed, now());
        relay.befriend(name, pair.doors(Side.FIRST, now()));
        node.meet(relayName, relay.address(), pair.doors(Side.SECOND, now()));
    }

    /** Both know how far their relays are, tell each other, and need one. */
    private void seek() {
        network.runFor(Duration.ofSeconds(2));
        alice.seats().choice().named(bob.seats().choice().naming(), now());
        bob.seats().choice().named(alice.seats().choice().naming(), now());
        need();
        network.runFor(Duration.ofSeconds(2));
    }

    private void need() {
        for (ReachNode each : List.of(alice, bob)) {
            each.seats().choice().need(RelayChoice.MOST_SEATS, now());
            each.host().nudge();
        }
    }

    private void stop(String relay) {
        RelayNode dead = relays.get(relay);
        if (dead == null) {
            throw new AssertionError("no such relay");
        }
        dead.befriend(
                "alice", List.of(new Pair(666, now()).doors(Side.FIRST, now()).getFirst()));
        dead.befriend(
                "bob", List.of(new Pair(667, now()).doors(Side.FIRST, now()).getFirst()));
    }

    private void call(int seconds) {
        for (int tick = 0; tick < seconds * 1000; tick++) {
            int pictures = passed(tick, PICTURES_A_SECOND);
            int voices = passed(tick, VOICE_A_SECOND);
            for (ReachNode each : List.of(alice, bob)) {
                for (int i = 0; i < pictures; i++) {
                    each.say(1200);
                }
                for (int i = 0; i < voices; i++) {
                    each.say(160);
                }
            }
            network.runFor(Duration.ofMillis(1));
        }
        network.runFor(Duration.ofSeconds(1));
    }

    /** How many of so many a second fall into this millisecond. */
    private static int passed(int millis, int perSecond) {
        return (millis + 1) * perSecond / 1000 - millis * perSecond / 1000;
    }

    private int talk(int words) {
        for (int i = 0; i < words; i++) {
            alice.say();
            bob.say();
            network.runFor(Duration.ofMillis(20));
        }
        network.runFor(Duration.ofSeconds(1));
        return Math.min(alice.heard(), bob.heard());
    }

    private int channels(String relay) {
        RelayNode node = relays.get(relay);
        return node == null ? -1 : node.desk().channels();
    }

    private long forwarded(String relay) {
        RelayNode node = relays.get(relay);
        return node == null ? -1 : node.desk().forwarded();
    }

    private Instant now() {
        return network.clock().instant();
    }
}
