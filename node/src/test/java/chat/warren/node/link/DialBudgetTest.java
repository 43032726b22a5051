package chat.warren.node.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DialBudgetTest {
    @Test
    void noMinuteHasMoreThanFive() {
        DialBudget budget = new DialBudget();
        Random random = new Random(1);
        Deque<Instant> taken = new ArrayDeque<>();
        Instant now = Instant.EPOCH;
        for (int i = 0; i < 10_000; i++) {
            now = now.plusMillis(random.nextInt(20_000));
            Instant minuteAgo = now.minusSeconds(60);
            while (!taken.isEmpty() && !taken.getFirst().isAfter(minuteAgo)) {
                taken.removeFirst();
            }
            boolean may = taken.size() < DialBudget.A_MINUTE;
            assertTrue(may == !now.isBefore(budget.next()));
            assertTrue(may == budget.take(now));
            if (may) {
                taken.addLast(now);
            }
        }
    }

    @Test
    void aRefusalIsNotCounted() {
        DialBudget budget = new DialBudget();
        for (int i = 0; i < DialBudget.A_MINUTE; i++) {
            assertTrue(budget.take(Instant.EPOCH));
        }
        for (int i = 0; i < 100; i++) {
            assertFalse(budget.take(Instant.EPOCH.plusSeconds(59)));
        }
        assertTrue(budget.take(Instant.EPOCH.plusSeconds(60)));
    }
}
