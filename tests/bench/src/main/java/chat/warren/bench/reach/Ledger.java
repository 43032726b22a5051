package chat.warren.bench.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** All runs so far, a line each in a file: a matrix takes hours, and is measured piece by piece. */
final class Ledger {
    private static final String NEVER = "-";

    private final Path file;
    private final List<Line> lines = new ArrayList<>();

    /** What was run: on which lines, how many helped, and whether the two began anew ("cold") or not. */
    record Key(String routers, int delayMillis, int lossPercent, int helpers, String start) {}

    /**
     * One run.
     *
     * @param connected after so many milliseconds each had heard the other, by whatever way
     * @param direct after so many both wrote to each other without help
     * @param notes how each reached the other in the end, and what each knew of its router
     */
    record Line(Key key, OptionalLong connected, OptionalLong direct, String notes) {
        private String text() {
            return String.join(
                    "\t",
                    key.routers,
                    Integer.toString(key.delayMillis),
                    Integer.toString(key.lossPercent),
                    Integer.toString(key.helpers),
                    key.start,
                    text(connected),
                    text(direct),
                    notes);
        }

        private static String text(OptionalLong millis) {
            return millis.isPresent() ? Long.toString(millis.getAsLong()) : NEVER;
        }

        private static OptionalLong millis(String text) {
            return text.equals(NEVER) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        }

        private static Line of(String text) {
            String[] words = text.split("\t", -1);
            Key key = new Key(
                    words[0],
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    words[4]);
            return new Line(key, millis(words[5]), millis(words[6]), words[7]);
        }
    }

    Ledger(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> lines.add(Line.of(line)));
        }
    }

    synchronized void add(Line line) throws IOException {
        lines.add(line);
        Files.writeString(file, line.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    synchronized List<Line> of(Key key) {
        return lines.stream().filter(line -> line.key.equals(key)).toList();
    }
}
