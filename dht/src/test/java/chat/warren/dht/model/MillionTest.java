package chat.warren.dht.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.routing.TableLimits;
import org.junit.jupiter.api.Test;

/** The short version of {@link MillionBench}: a tenth of the nodes, few lookups, the same walk. */
class MillionTest {
    private static final long SEED = 1;
    private static final Population POPULATION = new Population(100_000, MillionBench.SESSIONS, Tables.TOP_TRUST, SEED);

    private static MillionReport ours(double hostile, int lookups) {
        Crowd.Rules calm = MillionBench.OURS;
        Crowd.Rules rules = new Crowd.Rules(calm.loss(), hostile, calm.named(), calm.namedToLong(), calm.choices());
        Crowd crowd = new Crowd(POPULATION, TableLimits.DEFAULT, rules, SEED);
        return new MillionReport(crowd, LookupLimits.DEFAULT, 20, MillionBench.SESSIONS, lookups, SEED).run();
    }

    private static MillionReport classic(int lookups) {
        Crowd crowd = new Crowd(POPULATION, MillionBench.CLASSIC_TABLE, MillionBench.CLASSIC, SEED);
        return new MillionReport(crowd, MillionBench.CLASSIC_LOOKUP, 8, MillionBench.SESSIONS, lookups, SEED).run();
    }

    @Test
    void lookupsTakeAThirdOfTheClassicTime() {
        MillionReport ours = ours(0, 300);
        MillionReport classic = classic(300);
        assertEquals(1, ours.success(), ours::toString);
        assertTrue(3 * ours.percentileMillis(0.5) < classic.percentileMillis(0.5), () -> ours + "\n" + classic);
        assertTrue(2 * ours.percentileMillis(0.95) < classic.percentileMillis(0.95), () -> ours + "\n" + classic);
    }

    @Test
    void aFifthOfLiarsHidesNothing() {
        MillionReport attacked = ours(0.2, 300);
        assertTrue(attacked.success() >= 0.999, attacked::toString);
    }

    @Test
    void oneSeedIsOneStory() {
        assertEquals(ours(0, 50).trace(), ours(0, 50).trace());
    }
}
