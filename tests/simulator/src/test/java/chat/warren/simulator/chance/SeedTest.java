package chat.warren.simulator.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void aPartsSeedDependsOnTheRunAndTheNameOnly() {
        assertEquals(new Seed(1).of("alice"), new Seed(1).of("alice"));
        Set<Seed> all = new HashSet<>();
        for (long run = 0; run < 100; run++) {
            for (int host = 0; host < 1000; host++) {
                all.add(new Seed(run).of("host" + host));
                all.add(new Seed(run).of(host));
            }
        }
        assertEquals(200_000, all.size());
    }

    @Test
    void aNameIsNotTheSumOfItsLetters() {
        Set<Seed> all = Set.of(
                new Seed(1).of("ab"),
                new Seed(1).of("ba"),
                new Seed(1).of("a").of("b"),
                new Seed(1).of(""),
                new Seed(1));
        assertEquals(5, all.size());
    }

    @Test
    void neighbouringNamesDrawIndependently() {
        int equalBits = 0;
        for (int i = 0; i < 1000; i++) {
            long one = new Seed(7).of("h" + i).random().nextLong();
            long next = new Seed(7).of("h" + (i + 1)).random().nextLong();
            equalBits += Long.bitCount(~(one ^ next));
        }
        // 64,000 fair coins: the standard deviation is 126.
        assertTrue(Math.abs(equalBits - 32_000) < 700, equalBits + " of 64,000 bits are equal");
    }
}
