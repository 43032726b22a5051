package chat.warren.bench.dht;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one implementation did in one kind of trial, in the order of the rounds. */
final class Series {
    /**
     * One success.
     *
     * @param millis by the implementation's own clock
     * @param packets over the line of the node that was asked, both ways
     * @param bytes the same
     */
    record Sample(double millis, double packets, double bytes) {}

    private final List<Sample> samples = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    void add(Sample sample) {
        samples.add(sample);
    }

    void fail(String why) {
        failures.add(why);
    }

    List<String> failures() {
        return failures;
    }

    int rounds() {
        return samples.size() + failures.size();
    }

    boolean isWhole() {
        return failures.isEmpty() && !samples.isEmpty();
    }

    double[] values(ToDoubleFunction<Sample> part) {
        return samples.stream().mapToDouble(part).toArray();
    }
}
