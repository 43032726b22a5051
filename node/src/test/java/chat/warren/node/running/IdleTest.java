package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.lab.LineMeter;
import chat.warren.node.lab.Site;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.link.LinkConfig;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a node says to strangers while its user says nothing. */
class IdleTest extends WholeNodes {
    private static final Duration SEARCH = Duration.ofMinutes(3);
    private static final String WORD = "w".repeat(50);

    private double looksASecond(int friends) {
        Gateway router = network.gateway("router of " + friends, NatKind.LINUX, World.somewhere(random));
        WholeNode node = new WholeNode(router.lan().host("node of " + friends), strangers.subList(0, 3));
        for (int i = 0; i < friends; i++) {
            meet(node, new PairId(100 + i), Side.FIRST, Openness.ADDRESSES);
        }
        LineMeter meter = new LineMeter(node.host(), router.address());
        network.runFor(SEARCH);
        network.watch(meter);
        network.runFor(Duration.ofMinutes(10));
        Map<String, Long> bytes = meter.take();
        node.host().halt();
        return bytes.getOrDefault("mainline: get", 0L) / 600.0;
    }

    /** With the words that a link says at its pace, and what the paths below make of them. */
    @Test
    void aFriendWhoIsThereAndSaysNothingCostsNextToNothing() {
        Gateway router = network.gateway("router", NatKind.PORT_RESTRICTED, World.somewhere(random));
        WholeNode alice = start(router.lan().host("alice"), Side.FIRST);
        WholeNode bob = start(site(Site.PUBLIC, "bob"), Side.SECOND);
        untilBothReach(alice, bob, Duration.ofMinutes(1));
        network.runFor(Duration.ofMinutes(30));
        LineMeter meter = new LineMeter(alice.host(), router.address());
        network.watch(meter);
        Duration quiet = LinkConfig.DEFAULT.quiet();
        Duration silence = Duration.ofMinutes(20);
        for (Duration past = Duration.ZERO; past.compareTo(silence) < 0; past = past.plus(quiet)) {
            alice.say(FRIEND, WORD);
            bob.say(FRIEND, WORD);
            network.runFor(quiet);
        }
        Map<String, Long> bytes = new TreeMap<>(meter.take());
        bytes.keySet().removeIf(kind -> !kind.startsWith("friends"));
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(all < 30 * silence.toSeconds(), "bytes in " + silence + ": " + bytes);
    }

    @Test
    void threeTimesAsManyWhoAreAwayAreNotLookedForThreeTimesAsOften() {
        double few = looksASecond(20);
        double many = looksASecond(60);
        assertTrue(few > 0, "somebody is looked for");
        assertTrue(many < 2 * few, few + " and " + many + " B/s");
    }
}
