package chat.warren.ui.words;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the node says when something fails, said again in another language. The node writes English, for logs and for
 * programs; its sentence is found by its English text here, with the values that stand in it. One that is not here is
 * told as it came.
 */
final class Sayings {
    private static final Pattern VALUE = Pattern.compile("\\{\\d}");

    private Sayings() {}

    static String said(Words words, String sentence) {
        for (Map.Entry<String, String> each : Words.read(Tongue.ENGLISH, "node").entrySet()) {
            Matcher found = pattern(each.getValue()).matcher(sentence);
            if (found.matches()) {
                Object[] values = new Object[found.groupCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = found.group(i + 1);
                }
                return words.say(each.getKey(), values);
            }
        }
        return sentence;
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
