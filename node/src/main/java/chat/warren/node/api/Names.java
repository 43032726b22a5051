package chat.warren.node.api;

import chat.warren.node.api.ProfileException.Reason;
import java.text.Normalizer;

/** What people may call themselves: anything that shows as one line. */
final class Names {
    /** Longer ones would not fit into a friend's list. */
    private static final int MAX_LETTERS = 64;

    private Names() {}

    static String checked(String name) throws ProfileException {
        String normal = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        int letters = normal.codePointCount(0, normal.length());
        if (letters == 0 || letters > MAX_LETTERS || normal.codePoints().anyMatch(Names::disturbs)) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD,
                    "A name has 1 to " + MAX_LETTERS
                            + " letters in one line; nothing was changed: choose what friends should call you.");
        }
        return normal;
    }

    /** Control characters, lone halves of characters, and those that turn the direction of what comes after. */
    private static boolean disturbs(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            case Character.FORMAT -> letter != 0x200d && letter != 0x200c; // These two join letters and pictures.
            default -> false;
        };
    }
}
