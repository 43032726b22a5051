package chat.warren.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words in columns, for people who read them aloud or write them down. */
final class Columns {
    private static final int WORDS_A_LINE = 6;
    private static final int NUMBERED_A_LINE = 4;

    private Columns() {}

    /** Lines of plain words. */
    static List<String> plain(List<String> words) {
        return lines(words, WORDS_A_LINE);
    }

    /** Lines of numbered words: their order matters, and a line that was skipped shows. */
    static List<String> numbered(List<String> words) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            cells.add(String.format(Locale.ROOT, "%2d %-10s", i + 1, words.get(i)));
        }
        return lines(cells, NUMBERED_A_LINE);
    }

    private static List<String> lines(List<String> cells, int perLine) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += perLine) {
            lines.add("  "
                    + String.join(" ", cells.subList(from, Math.min(from + perLine, cells.size())))
                            .stripTrailing());
        }
        return lines;
    }
}
