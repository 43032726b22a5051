package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.StrangerNode;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.simulator.line.Line;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** A world with twenty strangers in a DHT, and whole nodes in it that are friends. */
abstract class WholeNodes {
    static final PairId FRIEND = new PairId(3);

    final Network network = new Network(31, new World());
    final SplittableRandom random = new SplittableRandom(31);
    final List<InetSocketAddress> strangers = StrangerNode.crowd(network, 20);
    final Instant agreed = network.clock().instant();

    PairAnchors anchors(PairId pair) {
        byte[] key = new byte[32];
        key[5] = (byte) pair.number();
        return PairAnchors.of(PairChain.startingAt(key, agreed));
    }

    Host site(Site site, String name) {
        return site.build(network, name, World.somewhere(random), Line.PERFECT);
    }

    WholeNode start(Host host, Side side) {
        return start(host, side, Openness.ADDRESSES);
    }

    WholeNode start(Host host, Side side, Openness openness) {
        WholeNode node = new WholeNode(host, strangers.subList(0, 3));
        Acquaintance _ = meet(node, FRIEND, side, openness);
        return node;
    }

    Acquaintance meet(WholeNode node, PairId pair, Side side, Openness openness) {
        Acquaintance acquaintance = new Acquaintance(anchors(pair), side, openness);
        node.reaching().meet(pair, acquaintance, network.clock().instant());
        node.host().nudge();
        return acquaintance;
    }

    /** The other one may know more of us, or less, from now on. */
    void meetAs(WholeNode node, PairId pair, Acquaintance met, Openness openness) {
        Acquaintance acquaintance = new Acquaintance(met.anchors(), met.own(), openness);
        node.reaching().meetAs(pair, acquaintance, network.clock().instant());
        node.host().nudge();
    }

    /** How long until both have a way; fails when they have none by then. */
    Duration untilBothReach(WholeNode one, WholeNode other, Duration limit) {
        Instant began = network.clock().instant();
        boolean both = network.runUntil(
                () -> one.reachable().isPresent() && other.reachable().isPresent(), limit);
        assertTrue(
                both,
                () -> "no way within " + limit + "\n" + one.reaching().attempts(FRIEND) + "\n"
                        + other.reaching().attempts(FRIEND));
        return Duration.between(began, network.clock().instant());
    }

    void talk(WholeNode one, WholeNode other) {
        one.say(FRIEND, "hello");
        other.say(FRIEND, "hi");
        network.runFor(Duration.ofSeconds(1));
        assertTrue(other.hasHeard("hello"));
        assertTrue(one.hasHeard("hi"));
    }

    /** Carol is a friend of both, and everybody reaches her. */
    WholeNode carolKnows(WholeNode alice, WholeNode bob) {
        return carolKnows(alice, bob, "carol", 10);
    }

    /** Somebody like Carol, whom they meet under this number and the next. */
    WholeNode carolKnows(WholeNode alice, WholeNode bob, String name, int number) {
        WholeNode carol = new WholeNode(site(Site.PUBLIC, name), strangers.subList(0, 3));
        PairId alices = new PairId(number);
        PairId bobs = new PairId(number + 1);
        Acquaintance _ = meet(carol, alices, Side.FIRST, Openness.ADDRESSES);
        Acquaintance _ = meet(carol, bobs, Side.FIRST, Openness.ADDRESSES);
        Acquaintance _ = meet(alice, alices, Side.SECOND, Openness.ADDRESSES);
        Acquaintance _ = meet(bob, bobs, Side.SECOND, Openness.ADDRESSES);
        return carol;
    }
}
