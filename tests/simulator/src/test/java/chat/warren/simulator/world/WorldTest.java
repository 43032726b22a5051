package chat.warren.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = new World();
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void theWayBackIsAsLongAndNothingIsFasterThanItsAccessLines() {
        for (int i = 0; i < 10_000; i++) {
            Place one = World.somewhere(random);
            Place other = World.somewhere(random);
            long there = world.nanos(one, other);
            assertEquals(there, world.nanos(other, one));
            assertTrue(there >= (one.accessMillis() + other.accessMillis()) * 1e6);
            assertTrue(world.hops(one, other) >= 6);
        }
    }

    @Test
    void roundTripsAreThoseOfEarth() {
        double[] millis = new double[20_000];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = 2e-6 * world.nanos(World.somewhere(random), World.somewhere(random));
        }
        Arrays.sort(millis);
        double median = millis[millis.length / 2];
        assertTrue(median > 100 && median < 220, "median " + median + " ms");
        assertTrue(millis[0] > 10 && millis[millis.length - 1] < 700);
    }

    @Test
    void everyRegionHasPeople() {
        boolean[] seen = new boolean[World.REGIONS];
        for (int i = 0; i < 5000; i++) {
            seen[World.somewhere(random).region()] = true;
        }
        for (boolean region : seen) {
            assertTrue(region);
        }
    }

    @Test
    void anyMatrixAndAnyFunctionWillDo() {
        Latency matrix = Latency.matrix(new long[][] {{1, 2}, {3, 4}});
        assertEquals(2, matrix.nanos(Place.inRegion(0), Place.inRegion(1)));
        assertEquals(3, matrix.nanos(Place.inRegion(1), Place.inRegion(0)));
        assertEquals(5000, Latency.constant(Duration.ofNanos(5000)).nanos(Place.SOMEWHERE, Place.SOMEWHERE));
    }
}
