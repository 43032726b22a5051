package chat.warren.bench.window;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One start of the program, seen from before its display.
 *
 * @param begun from the start of the process until something stood on the display
 * @param done until it stood there as it stayed
 * @param answer from a key until what it asks for is seen; zero where a key asks for nothing, as before a lock
 * @param idleShare of one processor, while nobody did anything
 * @param upkeep what it holds then
 */
record Seen(Duration begun, Duration done, Duration answer, double idleShare, Upkeep upkeep) {
    /** The millis, the share and the rest as numbers, which {@link #parse} reads. */
    String line() {
        return String.join(
                " ",
                List.of(
                        Long.toString(begun.toMillis()),
                        Long.toString(done.toMillis()),
                        Long.toString(answer.toMillis()),
                        Double.toString(idleShare),
                        upkeep.line()));
    }

    static Seen parse(String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        return new Seen(
                Duration.ofMillis(Long.parseLong(words.get(0))),
                Duration.ofMillis(Long.parseLong(words.get(1))),
                Duration.ofMillis(Long.parseLong(words.get(2))),
                Double.parseDouble(words.get(3)),
                Upkeep.parse(words.subList(4, words.size())));
    }
}
