package chat.warren.ui.window.list;

import java.util.Locale;

/** The piece of a message that shows what was found in it. */
final class Hit {
    /** So much of what stands before it says what it is about, and still leaves it in a narrow list. */
    private static final int BEFORE = 16;

    private Hit() {}

    /** The text from a little before the first of the words that is in it; from its beginning if none is seen. */
    static String in(String text, String words) {
        String line = text.replaceAll("\\s+", " ").strip();
        String lower = line.toLowerCase(Locale.ROOT);
        int first = -1;
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            int at = lower.indexOf(word);
            first = first < 0 || (at >= 0 && at < first) ? at : first;
        }
        if (first <= BEFORE || lower.length() != line.length()) {
            return Ledger.oneLine(line);
        }
        int from = line.lastIndexOf(' ', first - BEFORE);
        int start = from >= first - 2 * BEFORE ? from + 1 : first - BEFORE;
        int whole = Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start;
        return "…" + Ledger.oneLine(line.substring(whole));
    }
}
