package chat.warren.ui.emoji;

import java.util.List;

/**
 * One emoji, as the picker offers it.
 *
 * @param text its characters
 * @param textual whether it is a letter unless a variation selector says otherwise
 * @param toned whether it comes in five colours of skin
 * @param name in English, as Unicode has it
 * @param naming under what else it is found
 */
public record Emoji(String text, Group group, boolean textual, boolean toned, String name, Naming naming) {
    /**
     * Under what it is found.
     *
     * @param codes what is written between colons for it
     * @param words Unicode's keywords, in English
     */
    public record Naming(List<String> codes, List<String> words) {
        public Naming {
            codes = List.copyOf(codes);
            words = List.copyOf(words);
        }
    }

    /** Unicode's groups, in its order. */
    public enum Group {
        SMILEYS(0),
        PEOPLE(1),
        NATURE(3),
        FOOD(4),
        PLACES(5),
        ACTIVITIES(6),
        OBJECTS(7),
        SYMBOLS(8),
        FLAGS(9),
        /** Colours of skin and of hair: parts of others, not offered alone. */
        PARTS(2);

        private final int number;

        Group(int number) {
            this.number = number;
        }

        static Group numbered(int number) {
            for (Group group : values()) {
                if (group.number == number) {
                    return group;
                }
            }
            throw new IllegalStateException("no group " + number);
        }
    }

    /** A colour of skin, the emoji's own yellow first. */
    public enum Tone {
        NONE(""),
        LIGHT("\uD83C\uDFFB"),
        MEDIUM_LIGHT("\uD83C\uDFFC"),
        MEDIUM("\uD83C\uDFFD"),
        MEDIUM_DARK("\uD83C\uDFFE"),
        DARK("\uD83C\uDFFF");

        private final String modifier;

        Tone(String modifier) {
            this.modifier = modifier;
        }
    }

    /** Its characters in a colour of skin, which stands behind the first of them in place of a selector. */
    public String in(Tone tone) {
        if (!toned || tone == Tone.NONE) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        int rest = text.startsWith("\uFE0F", first) ? first + 1 : first;
        return text.substring(0, first) + tone.modifier + text.substring(rest);
    }
}
