package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollTest {
    private static final int WINDOW = 800;

    /** Rows of 30 to 130 pixels, guessed at 50. */
    private static final class Rough implements Roll.Measure {
        @Override
        public int height(Row row) {
            return 30 + Math.floorMod(row.id().hashCode(), 101);
        }

        @Override
        public int guess(Row row) {
            return 50;
        }
    }

    private static List<Row> rows(int from, int count) {
        return new Rows(ZoneOffset.UTC).of(Sample.talk(from, count), Optional.empty());
    }

    private static Roll roll(int count) {
        Roll roll = new Roll(new Rough());
        roll.window(WINDOW);
        roll.rows(rows(0, count));
        return roll;
    }

    private static void assertCovers(List<Roll.Seen> seen) {
        assertTrue(seen.getFirst().y() <= 0, "nothing is missing above");
        assertTrue(seen.getLast().bottom() >= WINDOW, "nor below");
        for (int i = 1; i < seen.size(); i++) {
            assertEquals(seen.get(i - 1).bottom(), seen.get(i).y(), "rows touch");
            assertEquals(seen.get(i - 1).index() + 1, seen.get(i).index());
        }
    }

    @Test
    void beginsAtTheEndAndMeasuresOnlyWhatIsSeenThere() {
        Roll roll = roll(10_000);
        List<Roll.Seen> seen = roll.seen();
        assertCovers(seen);
        assertEquals(WINDOW, seen.getLast().bottom());
        assertEquals(seen.size(), roll.measured());
        assertTrue(seen.size() < 30);
    }

    @Test
    void scrollingMeasuresEachRowOnceAndNoneThatIsNotPassed() {
        Roll roll = roll(10_000);
        roll.seen();
        int lowest = Integer.MAX_VALUE;
        for (int step = 0; step < 200; step++) {
            roll.scrollBy(-120);
            lowest = Math.min(lowest, roll.seen().getFirst().index());
        }
        int passed = roll.rows().size() - lowest;
        assertEquals(passed, roll.measured());
        for (int step = 0; step < 100; step++) {
            roll.scrollBy(120);
            roll.seen();
        }
        assertEquals(passed, roll.measured(), "the way back costs nothing");
    }

    @Test
    void jumpingAnywhereMeasuresWhatIsThere() {
        Roll roll = roll(10_000);
        roll.seen();
        long before = roll.measured();
        roll.scrollTo(roll.total() / 2);
        assertCovers(roll.seen());
        assertTrue(roll.measured() - before < 40);
    }

    @Test
    void whatIsSeenStaysWhereItIsWhenOlderPagesArrive() {
        Roll roll = roll(500);
        roll.scrollBy(-5000);
        List<Roll.Seen> before = roll.seen();
        roll.rows(rows(-400, 900));
        List<Roll.Seen> after = roll.seen();
        assertEquals(
                before.stream().map(each -> each.row().id() + "@" + each.y()).toList(),
                after.stream().map(each -> each.row().id() + "@" + each.y()).toList());
    }

    @Test
    void whoIsAtTheEndStaysThereAndWhoReadsIsNotMoved() {
        Roll roll = roll(500);
        roll.rows(rows(0, 510));
        assertTrue(roll.atEnd());
        assertEquals("m509", roll.seen().getLast().row().id());
        roll.scrollBy(-2000);
        List<Roll.Seen> before = roll.seen();
        roll.rows(rows(0, 520));
        assertEquals(before.getFirst().y(), roll.seen().getFirst().y());
        assertEquals(before.getFirst().row().id(), roll.seen().getFirst().row().id());
    }

    @Test
    void fewRowsStandAtTheBottom() {
        Roll roll = roll(2);
        List<Roll.Seen> seen = roll.seen();
        assertEquals(WINDOW, seen.getLast().bottom());
        assertTrue(seen.getFirst().y() > 0);
        roll.scrollBy(-500);
        assertEquals(seen, roll.seen());
    }

    @Test
    void revealsARowWhereverItIs() {
        Roll roll = roll(10_000);
        for (int row : new int[] {9990, 17, 0, 5000, 10_000}) {
            roll.reveal(row);
            assertTrue(roll.seen().stream()
                    .anyMatch(each -> each.index() == row && each.y() >= 0 && each.bottom() <= WINDOW));
        }
    }

    @Test
    void leavesNoGapWhateverHappens() {
        Random random = new Random(42);
        Roll roll = roll(300);
        int from = 0;
        int count = 300;
        for (int i = 0; i < 1000; i++) {
            switch (random.nextInt(6)) {
                case 0 -> roll.scrollBy(random.nextInt(3000) - 1500);
                case 1 -> roll.scrollTo(random.nextInt(roll.total() + 1000));
                case 2 -> roll.toEnd();
                case 3 -> roll.reveal(random.nextInt(roll.rows().size()));
                case 4 -> {
                    int older = random.nextInt(3);
                    from -= older;
                    count = Math.max(100, count + random.nextInt(7) - 2);
                    roll.rows(rows(from, count));
                }
                default -> {
                    List<Row> fewer = new ArrayList<>(roll.rows());
                    fewer.remove(random.nextInt(fewer.size()));
                    roll.rows(fewer);
                }
            }
            assertCovers(roll.seen());
            int top = roll.top();
            assertTrue(top >= 0 && top <= Math.max(0, roll.total() - 1), () -> "top " + top);
        }
    }
}
