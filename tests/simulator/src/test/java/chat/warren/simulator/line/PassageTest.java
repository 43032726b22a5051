package chat.warren.simulator.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageTest {
    private static final int MANY = 200_000;
    private static final long MILLI = 1_000_000;
    private static final double DROPPED = Passage.QUEUE_FULL;

    /** A queue as one would build it of boxes: each datagram waits for the one before it, and each is remembered. */
    private static final class SlowQueue {
        private final double nanosPerByte;
        private final int limit;
        private final Deque<double[]> serving = new ArrayDeque<>(); // {begin, end, bytes}

        SlowQueue(Rate rate) {
            nanosPerByte = 8e9 / rate.bitsPerSecond();
            limit = rate.queueBytes();
        }

        double pass(long now, int bytes) {
            while (!serving.isEmpty() && serving.getFirst()[1] <= now) {
                serving.removeFirst();
            }
            double unfinished = 0;
            for (double[] one : serving) {
                unfinished += (one[1] - Math.max(one[0], (double) now)) / nanosPerByte;
            }
            if (!serving.isEmpty() && unfinished + bytes > limit) {
                return DROPPED;
            }
            double begin = serving.isEmpty() ? (double) now : serving.getLast()[1];
            double end = begin + bytes * nanosPerByte;
            serving.addLast(new double[] {begin, end, bytes});
            return end;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {64_000, 1_000_000, 16_000_000, 1_000_000_000})
    void aLimitedLineAgreesWithAQueueOfBoxes(long bitsPerSecond) {
        Rate rate = new Rate(bitsPerSecond, 20_000);
        SplittableRandom random = new SplittableRandom(bitsPerSecond);
        Passage passage = passage(Line.PERFECT.limitedTo(rate), 1);
        SlowQueue model = new SlowQueue(rate);
        long now = 0;
        int dropped = 0;
        for (int i = 0; i < 20_000; i++) {
            int bytes = random.nextInt(28, 1500);
            // Around the line's rate, so that the queue is sometimes empty and sometimes full.
            now += (long) (random.nextDouble() * 1.9 * 764 * 8e9 / bitsPerSecond);
            long departure = passage.pass(now, bytes);
            double expected = model.pass(now, bytes);
            if (departure == Passage.QUEUE_FULL || expected == DROPPED) {
                assertEquals(expected, (double) departure, "datagram " + i);
                dropped++;
            } else {
                assertEquals(expected, (double) departure, 1000, "datagram " + i);
            }
        }
        assertTrue(dropped > 20 && dropped < 10_000, dropped + " dropped");
    }

    @Test
    void aFullQueueDropsTheTailAndAnIdleLineTakesAnything() {
        Passage passage = passage(Line.PERFECT.limitedTo(new Rate(8_000_000, 1000)), 1); // One byte a microsecond.
        assertEquals(1_400_000, passage.pass(0, 1400));
        assertEquals(Passage.QUEUE_FULL, passage.pass(0, 100));
        assertEquals(Passage.QUEUE_FULL, passage.pass(499_999, 100));
        assertEquals(1_500_000, passage.pass(500_000, 100));
        assertEquals(1_500_000 + MILLI, passage.pass(1_500_000, 1000));
    }

    @Test
    void whatIsLargerThanTheMtuIsDropped() {
        Passage passage = passage(Line.PERFECT.withMtu(1280), 1);
        assertEquals(Passage.TOO_BIG, passage.pass(5, 1281));
        assertEquals(5, passage.pass(5, 1280));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.2, 0.5})
    void losesItsShareOneByOne(double share) {
        double lost = lostRuns(Line.PERFECT.losing(share)).stream()
                .mapToInt(Integer::intValue)
                .sum();
        double deviation = Math.sqrt(MANY * share * (1 - share));
        assertEquals(MANY * share, lost, 5 * deviation);
    }

    @Test
    void losesItsShareInRuns() {
        List<Integer> runs = lostRuns(Line.PERFECT.losing(Loss.Bursts.of(0.05, 8)));
        double lost = runs.stream().mapToInt(Integer::intValue).sum();
        assertEquals(0.05, lost / MANY, 0.01);
        assertEquals(8, lost / runs.size(), 1);
        List<Integer> single = lostRuns(Line.PERFECT.losing(0.05));
        assertTrue(single.stream().mapToInt(Integer::intValue).sum() / (double) single.size() < 1.2);
    }

    @Test
    void jitterStaysWithinItsBoundsAndKeepsTheOrder() {
        Passage passage = passage(Line.PERFECT.jittering(Duration.ofMillis(10)), 3);
        long last = 0;
        double sum = 0;
        for (long i = 0; i < MANY; i++) {
            long now = i * 20 * MILLI; // Rare enough that no datagram has to wait for the one before.
            long departure = passage.pass(now, 100);
            assertTrue(departure >= now && departure <= now + 10 * MILLI && departure >= last);
            last = departure;
            sum += departure - now;
        }
        assertEquals(5 * MILLI, sum / MANY, 0.05 * MILLI);
    }

    @Test
    void jitterDoesNotSwapEvenABurst() {
        Passage passage = passage(Line.PERFECT.jittering(Duration.ofMillis(10)), 4);
        long last = 0;
        for (int i = 0; i < 1000; i++) {
            long departure = passage.pass(i, 100);
            assertTrue(departure >= last);
            last = departure;
        }
    }

    @Test
    void exponentialJitterHasItsMeanAndItsBound() {
        Jitter jitter = new Jitter.Exponential(Duration.ofMillis(2), Duration.ofMillis(50));
        Passage passage = passage(Line.PERFECT.jittering(jitter), 5);
        double sum = 0;
        for (long i = 0; i < MANY; i++) {
            long now = i * 100 * MILLI;
            long late = passage.pass(now, 100) - now;
            assertTrue(late >= 0 && late <= 50 * MILLI);
            sum += late;
        }
        assertEquals(2 * MILLI, sum / MANY, 0.05 * MILLI);
    }

    @Test
    void heldBackDatagramsAreOvertakenAndRepeatsComeAsOftenAsSaid() {
        Oddities oddities = new Oddities(0.1, 0.02, Duration.ofMillis(30));
        Passage passage = passage(Line.PERFECT.with(oddities), 6);
        int held = 0;
        int repeated = 0;
        for (int i = 0; i < MANY; i++) {
            long departure = passage.pass(i * MILLI, 100);
            held += departure == (i + 30) * MILLI ? 1 : 0;
            assertTrue(departure == i * MILLI || departure == (i + 30) * MILLI);
            repeated += passage.repeats() ? 1 : 0;
        }
        assertEquals(MANY * 0.02, held, 5 * Math.sqrt(MANY * 0.02));
        assertEquals(MANY * 0.1, repeated, 5 * Math.sqrt(MANY * 0.1));
    }

    @Test
    void theSameSeedGivesTheSameFates() {
        Line line = Line.PERFECT.losing(0.3).jittering(Duration.ofMillis(9));
        assertEquals(fates(line, 8), fates(line, 8));
        assertTrue(!fates(line, 8).equals(fates(line, 9)));
    }

    @Test
    void nonsenseIsRefusedWhereItIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> Line.PERFECT.losing(1.01));
        assertThrows(IllegalArgumentException.class, () -> Line.PERFECT.losing(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Loss.Bursts.of(0.5, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, 1));
        assertThrows(IllegalArgumentException.class, () -> Line.PERFECT.withMtu(67));
    }

    private static List<Long> fates(Line line, long seed) {
        Passage passage = passage(line, seed);
        List<Long> fates = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            fates.add(passage.pass(i * MILLI, 100));
        }
        return fates;
    }

    private static List<Integer> lostRuns(Line line) {
        Passage passage = passage(line, 2);
        List<Integer> runs = new ArrayList<>();
        int run = 0;
        for (int i = 0; i < MANY; i++) {
            if (passage.pass(i, 100) == Passage.LOST) {
                run++;
            } else if (run > 0) {
                runs.add(run);
                run = 0;
            }
        }
        return runs;
    }

    private static Passage passage(Line line, long seed) {
        return new Passage(line, new SplittableRandom(seed));
    }
}
