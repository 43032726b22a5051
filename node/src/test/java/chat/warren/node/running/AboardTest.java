package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.overlay.GroupSecret;
import chat.warren.dht.overlay.OverlayConfig;
import chat.warren.dht.overlay.OverlayView;
import chat.warren.dht.overlay.use.Way;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.StoringNodes;
import chat.warren.node.lab.StrangerNode;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole nodes that take part in the overlay, where other Warren nodes have been for hours, and where there are none.
 */
class AboardTest {
    private static final PairId FRIEND = new PairId(3);
    /** Who has been there for an hour is a helper, who for six a guard. */
    private static final Duration HELPERS_AGE = Duration.ofMinutes(65);

    private static final Duration GUARDS_AGE = Duration.ofMinutes(365);

    private final Network network = new Network(32, new World());
    private final SplittableRandom random = new SplittableRandom(32);
    private final List<InetSocketAddress> strangers = StrangerNode.crowd(network, 20);
    private final List<WholeNode> members = new ArrayList<>();
    private Instant agreed = network.clock().instant();

    private void membersHaveBeenThereFor(Duration age) {
        for (int i = 0; i < 6; i++) {
            InetAddress address = InetAddress.ofLiteral((70 + i) + ".3.7.9");
            members.add(aboard(network.host("member " + i, World.somewhere(random), address)));
            network.runFor(Duration.ofSeconds(1));
        }
        network.runFor(age);
        agreed = network.clock().instant();
    }

    private WholeNode aboard(Host host) {
        return new WholeNode(host, strangers.subList(0, 3), Networks.with(OverlayConfig.open()));
    }

    private WholeNode plain(Host host) {
        return new WholeNode(host, strangers.subList(0, 3));
    }

    private Gateway router(String whose, NatKind kind) {
        return network.gateway(whose + "'s router", kind, World.somewhere(random));
    }

    private void meet(WholeNode node, Side side) {
        byte[] key = new byte[32];
        key[5] = 1;
        PairAnchors anchors = PairAnchors.of(PairChain.startingAt(key, agreed));
        anchors.advanceTo(now());
        node.reaching().meet(FRIEND, new Acquaintance(anchors, side, Openness.ADDRESSES), now());
        node.host().nudge();
    }

    private Instant now() {
        return network.clock().instant();
    }

    private OverlayView view(WholeNode node) {
        return node.reaching().overlay().orElseThrow();
    }

    private boolean reached(WholeNode one, WholeNode other, Duration limit) {
        return network.runUntil(
                () -> one.reachable().isPresent() && other.reachable().isPresent(), limit);
    }

    private void talk(WholeNode one, WholeNode other) {
        one.say(FRIEND, "hello");
        other.say(FRIEND, "hi");
        network.runFor(Duration.ofSeconds(1));
        assertTrue(other.hasHeard("hello"));
        assertTrue(one.hasHeard("hi"));
    }

    /** As everybody starts on the day when there are no other Warren nodes in the world. */
    @ParameterizedTest
    @CsvSource({"PUBLIC, LINUX", "LINUX, PORT_RESTRICTED", "RANDOM, LINUX"})
    void whoAreAloneInTheOverlayMeetAsWithoutIt(Site alices, Site bobs) {
        WholeNode alice = aboard(alices.build(network, "alice", World.somewhere(random), Line.PERFECT));
        WholeNode bob = aboard(bobs.build(network, "bob", World.somewhere(random), Line.PERFECT));
        meet(alice, Side.FIRST);
        meet(bob, Side.SECOND);
        assertTrue(reached(alice, bob, Duration.ofSeconds(60)));
        talk(alice, bob);
        assertEquals(Way.STRAIGHT, view(alice).way());
    }

    @Test
    void whomNobodyReachesUninvitedIsCalledThroughHelpersAtOnce() {
        membersHaveBeenThereFor(HELPERS_AGE);
        long reachedByAll =
                members.stream().filter(member -> view(member).helpers() == 0).count();
        assertTrue(reachedByAll >= 4, "in so small a world one may not be visited by a stranger for an hour");
        WholeNode alice = aboard(router("alice", NatKind.PORT_RESTRICTED).lan().host("alice"));
        meet(alice, Side.FIRST);
        network.runFor(Duration.ofMinutes(40)); // Now she looks for Bob twice an hour.
        assertEquals(3, view(alice).helpers());
        WholeNode bob = aboard(router("bob", NatKind.LINUX).lan().host("bob"));
        meet(bob, Side.SECOND);
        assertTrue(reached(alice, bob, Duration.ofSeconds(5)), "joins, finds her record, calls");
        assertEquals(1, view(alice).traffic().signals().received());
        talk(alice, bob);
    }

    /** What the one above is to be compared with. */
    @Test
    void withoutTheOverlaySheIsReachedWhenSheLooksNext() {
        WholeNode alice = plain(router("alice", NatKind.PORT_RESTRICTED).lan().host("alice"));
        meet(alice, Side.FIRST);
        network.runFor(Duration.ofMinutes(40));
        WholeNode bob = plain(router("bob", NatKind.LINUX).lan().host("bob"));
        meet(bob, Side.SECOND);
        assertTrue(reached(alice, bob, Duration.ofMinutes(45))); // Or sooner, by chance.
    }

    @Test
    void whereHelpersAreGoneFriendsMeetAsIfThereHadBeenNone() {
        membersHaveBeenThereFor(HELPERS_AGE);
        WholeNode alice = aboard(router("alice", NatKind.PORT_RESTRICTED).lan().host("alice"));
        meet(alice, Side.FIRST);
        network.runFor(Duration.ofMinutes(2));
        assertEquals(3, view(alice).helpers());
        WholeNode bob = aboard(router("bob", NatKind.LINUX).lan().host("bob"));
        network.runFor(Duration.ofSeconds(30));
        members.forEach(member -> member.host().halt());
        meet(bob, Side.SECOND);
        network.runFor(Duration.ofSeconds(20));
        alice.reaching().hurry(FRIEND, now());
        alice.host().nudge();
        assertTrue(reached(alice, bob, Duration.ofSeconds(30)));
        talk(alice, bob);
    }

    @Test
    void aClosedGroupNeedsNoNetworkButItsOwn() {
        Networks group = Networks.with(
                OverlayConfig.closed(new GroupSecret(new byte[32])).alone());
        List<InetSocketAddress> door = new ArrayList<>();
        for (int i = 0; i < 8; i++) { // Of three or five, too few may see from different networks where one is.
            Host host = network.host("member " + i + " of the group", World.somewhere(random));
            WholeNode _ = new WholeNode(host, List.copyOf(door), group);
            door.add(new InetSocketAddress(host.v4(), WholeNode.PORT));
        }
        WholeNode alice = new WholeNode(router("alice", NatKind.LINUX).lan().host("alice"), door, group);
        WholeNode bob =
                new WholeNode(router("bob", NatKind.PORT_RESTRICTED).lan().host("bob"), door, group);
        WholeNode outsider =
                new WholeNode(network.host("outsider", World.somewhere(random)), door, Networks.mainline());
        meet(alice, Side.FIRST);
        meet(bob, Side.SECOND);
        assertTrue(reached(alice, bob, Duration.ofMinutes(2)));
        talk(alice, bob);
        assertEquals(0, outsider.reaching().standing(now()).others().contacts());
    }

    @Test
    void friendsMeetAndNobodyWhoStoresTheirRecordsSeesWhereTheyAre() {
        membersHaveBeenThereFor(GUARDS_AGE);
        Gateway alices = router("alice", NatKind.PORT_RESTRICTED);
        Gateway bobs = router("bob", NatKind.LINUX);
        WholeNode alice = aboard(alices.lan().host("alice"));
        WholeNode bob = aboard(bobs.lan().host("bob"));
        boolean guarded = network.runUntil(
                () -> view(alice).way() == Way.THROUGH_GUARDS && view(bob).way() == Way.THROUGH_GUARDS,
                Duration.ofMinutes(15));
        assertTrue(guarded);
        StoringNodes watch = new StoringNodes();
        network.watch(watch);
        meet(alice, Side.FIRST);
        network.runFor(Duration.ofSeconds(20));
        meet(bob, Side.SECOND);
        assertTrue(reached(alice, bob, Duration.ofSeconds(60)));
        talk(alice, bob);
        network.runFor(Duration.ofMinutes(70)); // Through an hour's end: the next records are there by then.
        assertTrue(watch.places() >= 16, "both copies of both, of two hours, and decoys: " + watch.places());
        assertFalse(watch.saw(alices.address()), "a storing node saw her address beside a place");
        assertFalse(watch.saw(bobs.address()));
        assertEquals(0, view(alice).traffic().records().straight());
    }
}
