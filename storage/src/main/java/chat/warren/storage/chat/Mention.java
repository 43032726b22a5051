package chat.warren.storage.chat;

import chat.warren.storage.people.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Somebody is meant by a piece of the text.
 *
 * @param from counted in UTF-16 units, as the text is
 */
public record Mention(PersonId person, int from, int length) {
    /** A whole group by name, and no more: each may sound somebody's phone. */
    public static final int MAX = 50;

    /** Those that a text can have, as they stand in it: others are passed over, for whoever wrote them is no judge. */
    public static List<Mention> fitting(String text, List<Mention> mentions) {
        List<Mention> fitting = new ArrayList<>();
        int free = 0;
        for (Mention each :
                mentions.stream().sorted(Comparator.comparingInt(Mention::from)).toList()) {
            if (fitting.size() < MAX && each.from >= free && each.isIn(text)) {
                fitting.add(each);
                free = each.from + each.length;
            }
        }
        return List.copyOf(fitting);
    }

    /** Whether it is some whole letters of one line. */
    private boolean isIn(String text) {
        return from >= 0
                && length >= 1
                && from <= text.length()
                && length <= text.length() - from
                && isBetweenLetters(text, from)
                && isBetweenLetters(text, from + length)
                && text.substring(from, from + length).indexOf('\n') < 0;
    }

    private static boolean isBetweenLetters(String text, int at) {
        return at == 0 || at == text.length() || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
