package chat.warren.dht.recent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentNumbersTest {
    private static final long MISSING = -7;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 100, 1000})
    void agreesWithALinkedHashMap(int most) {
        SplittableRandom random = new SplittableRandom(most);
        RecentNumbers recent = new RecentNumbers(most);
        LinkedHashMap<Long, Long> model = new LinkedHashMap<>();
        for (int step = 0; step < 50_000; step++) {
            // Spread keys, and neighbours whose hashes collide in a small table.
            long key = random.nextInt(3 * most) * (step % 2 == 0 ? 1L : 1L << 40);
            if (random.nextInt(500) == 0) {
                long limit = random.nextInt(step + 1);
                recent.forgetOldestBelow(limit);
                while (!model.isEmpty() && model.firstEntry().getValue() < limit) {
                    model.pollFirstEntry();
                }
            } else if (random.nextInt(10) == 0) {
                recent.remove(key);
                model.remove(key);
            } else if (random.nextInt(3) != 0) {
                recent.put(key, step);
                model.remove(key);
                if (model.size() == most) {
                    model.pollFirstEntry();
                }
                model.put(key, (long) step);
            }
            assertEquals(model.getOrDefault(key, MISSING), recent.get(key, MISSING), "step " + step);
            assertEquals(model.size(), recent.size(), "step " + step);
        }
        model.forEach((key, value) -> assertEquals(value, recent.get(key, MISSING)));
    }
}
