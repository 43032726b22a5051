package chat.warren.bench.window;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One start of the program, seen from before its display.
 *
 * @param idleShare of one processor, while nobody did anything
 * @param upkeep what it holds then
 */
record Seen(Times times, double idleShare, Upkeep upkeep) {
    /**
     * From the start of the process.
     *
     * @param begun until something stood on the display
     * @param done until it stood there as it stayed
     * @param cpu processor that this took, which a busy machine does not change
     * @param answer from a key until what it asks for is seen; long where a key asks for nothing, as before a lock
     */
    record Times(Duration begun, Duration done, Duration cpu, Duration answer) {}

    /** As numbers, which {@link #parse} reads. */
    String line() {
        return Stream.of(times.begun(), times.done(), times.cpu(), times.answer())
                        .map(each -> Long.toString(each.toMillis()))
                        .collect(Collectors.joining(" "))
                + " " + idleShare + " " + upkeep.line();
    }

    static Seen parse(String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        List<Duration> times = words.subList(0, 4).stream()
                .map(each -> Duration.ofMillis(Long.parseLong(each)))
                .toList();
        return new Seen(
                new Times(times.get(0), times.get(1), times.get(2), times.get(3)),
                Double.parseDouble(words.get(4)),
                Upkeep.parse(words.subList(5, words.size())));
    }
}
