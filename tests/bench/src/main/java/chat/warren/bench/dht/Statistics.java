package chat.warren.bench.dht;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Medians, and how far they can be trusted. */
final class Statistics {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 42;

    /** A ratio of medians and the interval that holds it in 95 of 100 runs. */
    record Ratio(double value, double low, double high) {}

    private Statistics() {}

    /** The value below which this share of all lies. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /**
     * Theirs by ours, round by round in pairs: what slows the machine down for a while slows both. The interval is of
     * the bootstrap, which asks what other choices of these rounds would have said.
     */
    static Ratio ratio(double[] theirs, double[] ours) {
        if (theirs.length != ours.length) {
            throw new IllegalArgumentException("rounds come in pairs");
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[RESAMPLES];
        double[] drawnTheirs = new double[theirs.length];
        double[] drawnOurs = new double[ours.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < theirs.length; j++) {
                int round = random.nextInt(theirs.length);
                drawnTheirs[j] = theirs[round];
                drawnOurs[j] = ours[round];
            }
            ratios[i] = median(drawnTheirs) / median(drawnOurs);
        }
        return new Ratio(median(theirs) / median(ours), quantile(ratios, 0.025), quantile(ratios, 0.975));
    }
}
