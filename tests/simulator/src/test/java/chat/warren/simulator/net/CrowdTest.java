package chat.warren.simulator.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void theSameSeedGivesTheSameTraceAndAnotherSeedAnother() {
        String once = traceOf(1);
        assertEquals(once, traceOf(1));
        assertNotEquals(once, traceOf(2));
        assertEquals(32, once.length());
    }

    /**
     * The same on every machine and in every process: nothing hangs on addresses in memory or on a hash's order. If
     * this changes on purpose, seeds that once showed a failure show another run now.
     */
    @Test
    void theTraceOfASeedIsWhatItWas() {
        assertEquals("b583c0ae1bba17ec4f9b1aace60e3f5e", traceOf(42));
    }

    @Test
    void theTraceNoticesOneBitAtOneTime() {
        List<String> traces = new ArrayList<>();
        for (int variant = 0; variant < 4; variant++) {
            Network network = new Network(1, new World());
            SplittableRandom places = new SplittableRandom(1);
            Host alice = network.host("alice", World.somewhere(places));
            Host ben = network.host("ben", World.somewhere(places));
            Echo.listening(ben, 1);
            network.runFor(Duration.ofNanos(variant == 1 ? 1 : 0));
            byte[] datagram = new byte[100];
            datagram[99] = (byte) (variant == 2 ? 1 : 0);
            alice.bind(variant == 3 ? 3 : 2).send(new java.net.InetSocketAddress(ben.v4(), 1), datagram);
            network.runFor(Duration.ofSeconds(1));
            assertEquals(1, network.delivered());
            traces.add(network.trace());
        }
        assertEquals(4, traces.stream().distinct().count());
    }

    @Test
    void aRumourReachesTenThousandHosts() {
        Network network = new Network(7, new World());
        Crowd crowd = new Crowd(network, 10_000, Duration.ofSeconds(1));
        crowd.start();
        assertTrue(network.runUntil(
                () -> network.events() % 1000 == 0 && crowd.knowing() == 10_000, Duration.ofSeconds(60)));
        // A ping and its answer each pass one line up and one down: (1 - 0.005)^4 come back.
        double expected = Math.pow(1 - 0.005, 4);
        long pings = network.clock().elapsed().toSeconds() * 10_000;
        assertEquals(expected, crowd.answers() / (double) pings, 0.1);
        assertTrue(network.dropped(Drop.LOST) > pings / 100);
        assertEquals(0, network.dropped(Drop.FILTERED));
    }

    private static String traceOf(long seed) {
        Network network = new Network(seed, new World());
        Crowd crowd = new Crowd(network, 500, Duration.ofMillis(500));
        crowd.start();
        network.runFor(Duration.ofSeconds(5));
        return network.trace();
    }
}
