package chat.warren.dht.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Production engines around the world, 1 % loss. */
class LookupSimulationTest {
    private static final int NODES = Integer.getInteger("warren.dht.nodes", 250);

    private static SimDht network(EngineConfig config, int nodes) {
        SimDht dht = new SimDht(7, 0.01, config);
        dht.grow(nodes, Duration.ofMillis(100));
        dht.network.runFor(Duration.ofMinutes(3));
        return dht;
    }

    @Test
    void valuesAreFoundQuicklyThroughLossAndDistance() {
        LookupReport ours = LookupReport.run(network(Classic.ours(), NODES), 40, 15, 8, Duration.ZERO);
        assertEquals(ours.tried, ours.newest, ours::toString);
        assertTrue(LookupReport.percentile(ours.firstMillis, 0.5) <= 100, ours::toString);
        assertTrue(LookupReport.percentile(ours.firstMillis, 0.99) <= 400, ours::toString);

        LookupReport classic = LookupReport.run(network(Classic.kademlia(), NODES), 40, 15, 8, Duration.ZERO);
        assertTrue(ours.ratio(classic, 0.5) <= 0.7, () -> ours + "\n" + classic);
        assertTrue(ours.ratio(classic, 0.95) <= 0.7, () -> ours + "\n" + classic);
    }

    @Test
    void oneSeedIsOneStory() {
        assertEquals(trace(3), trace(3));
        assertNotEquals(trace(3), trace(4));
    }

    private static String trace(long seed) {
        SimDht dht = new SimDht(seed, 0.01);
        dht.grow(30, Duration.ofMillis(100));
        LookupReport.run(dht, 3, 3, 8, Duration.ZERO);
        return dht.network.trace();
    }
}
