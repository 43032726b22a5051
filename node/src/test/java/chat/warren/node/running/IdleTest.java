package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.lab.LineMeter;
import chat.warren.node.lab.WholeNode;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.simulator.nat.NatKind;
import chat.warren.simulator.net.Gateway;
import chat.warren.simulator.world.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a node says to strangers while its user says nothing. */
class IdleTest extends WholeNodes {
    private static final Duration SEARCH = Duration.ofMinutes(3);

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

    @Test
    void threeTimesAsManyWhoAreAwayAreNotLookedForThreeTimesAsOften() {
        double few = looksASecond(20);
        double many = looksASecond(60);
        assertTrue(few > 0, "somebody is looked for");
        assertTrue(many < 2 * few, few + " and " + many + " B/s");
    }
}
