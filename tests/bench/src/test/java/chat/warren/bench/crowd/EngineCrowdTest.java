package chat.warren.bench.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The short version of {@code ./warren bench simulator}. */
class EngineCrowdTest {
    private static final int ENGINES = 300;

    /** The goal is ten thousand in 4 GB. */
    private static final long BYTES_EACH = (4L << 30) / 10_000;

    @Test
    void aDhtOfProductionEnginesWorksWithinItsShareOfFourGigabytes() {
        long before = CrowdBench.heapAfterCollection();
        EngineCrowd crowd = new EngineCrowd(1);
        crowd.join(ENGINES);
        crowd.settle();
        assertEquals(ENGINES, crowd.joined());
        crowd.storeAll();
        assertEquals(ENGINES, crowd.stored());
        crowd.findAll();
        assertEquals(ENGINES, crowd.found());
        long each = (CrowdBench.heapAfterCollection() - before) / ENGINES;
        assertTrue(each < BYTES_EACH, each + " bytes each");
    }

    @Test
    void theEnginesPlayTheSameGameFromTheSameSeed() {
        String once = traceOf(1);
        assertEquals(once, traceOf(1));
        assertNotEquals(once, traceOf(2));
    }

    private static String traceOf(long seed) {
        EngineCrowd crowd = new EngineCrowd(seed);
        crowd.join(50);
        crowd.settle();
        crowd.storeAll();
        return crowd.network().trace();
    }
}
