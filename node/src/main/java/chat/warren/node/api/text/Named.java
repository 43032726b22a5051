package chat.warren.node.api.text;

import chat.warren.storage.chat.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody who is meant by a piece of a text.
 *
 * @param person their id
 * @param from the first letter, counted in UTF-16 units
 */
public record Named(String person, int from, int length) {
    private static final char AT = '@';

    /**
     * Those who are called by {@code @} and their name, in capitals or not. Of names that begin alike the longest
     * counts; what only begins like a name, or stands in the middle of a word as in an address, is none. So is what
     * comes after as many as one message may have.
     *
     * @param people names by id
     */
    public static List<Named> in(String text, Map<String, String> people) {
        List<Named> found = new ArrayList<>();
        int at = text.indexOf(AT);
        while (at >= 0 && found.size() < Mention.MAX) {
            Named longest = new Named("", at, 0);
            for (Map.Entry<String, String> each : people.entrySet()) {
                int length = each.getValue().length() + 1;
                if (length > Math.max(1, longest.length) && isCalled(text, at, each.getValue())) {
                    longest = new Named(each.getKey(), at, length);
                }
            }
            if (longest.length > 0) {
                found.add(longest);
            }
            at = text.indexOf(AT, at + Math.max(1, longest.length));
        }
        return List.copyOf(found);
    }

    private static boolean isCalled(String text, int at, String name) {
        int end = at + 1 + name.length();
        return text.regionMatches(true, at + 1, name, 0, name.length())
                && (at == 0 || isBetweenWords(text.codePointBefore(at)))
                && (end == text.length() || isBetweenWords(text.codePointAt(end)))
                && name.indexOf('\n') < 0;
    }

    /** Scripts of whole words as letters write no spaces between them. */
    private static boolean isBetweenWords(int letter) {
        return !Character.isLetterOrDigit(letter) || Character.isIdeographic(letter);
    }
}
