package chat.warren.ui.words;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the node says when something fails, said again in another language. The node writes English, for logs and for
 * programs; its sentence is found by its English text here, with the values that stand in it.
 */
final class Sayings {
    private static final Pattern VALUE = Pattern.compile("\\{\\d}");
    private static final List<Saying> ALL = Words.read(Tongue.ENGLISH, "node").entrySet().stream()
            .map(each -> new Saying(each.getKey(), pattern(each.getValue())))
            .toList();

    private record Saying(String key, Pattern english) {}

    private Sayings() {}

    static Optional<String> said(Words words, String sentence) {
        for (Saying each : ALL) {
            Matcher found = each.english().matcher(sentence);
            if (found.matches()) {
                Object[] values = new Object[found.groupCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = found.group(i + 1);
                }
                return Optional.of(words.say(each.key(), values));
            }
        }
        return Optional.empty();
    }

    /** In English the values stand in the order of their numbers. */
    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        Matcher value = VALUE.matcher(english);
        int from = 0;
        while (value.find()) {
            pattern.append(Pattern.quote(english.substring(from, value.start())))
                    .append("(.+)");
            from = value.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(english.substring(from))).toString(), Pattern.DOTALL);
    }
}
