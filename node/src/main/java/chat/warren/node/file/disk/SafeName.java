package chat.warren.node.file.disk;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a file name that every system takes and that means to a person what it says. */
public final class SafeName {
    /** File systems take 255 bytes; what is left is for the endings that we add. */
    static final int MAX_BYTES = 200;

    private static final int MAX_ENDING_BYTES = 20;
    /** Windows opens these as devices, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");

    private SafeName() {}

    public static String of(String given) {
        StringBuilder name = new StringBuilder();
        Normalizer.normalize(given, Normalizer.Form.NFC).codePoints().forEach(point -> append(name, point));
        // Once more: what was taken away may have stood between two characters that are one together.
        String trimmed = trim(Normalizer.normalize(name, Normalizer.Form.NFC));
        if (trimmed.isEmpty()) {
            return "file";
        }
        String shown = DEVICE.matcher(trimmed).matches() ? "_" + trimmed : trimmed;
        return shorten(shown);
    }

    private static void append(StringBuilder name, int point) {
        switch (Character.getType(point)) {
            // Characters that are not seen turn the order around, and "gpj.exe" into "exe.jpg".
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> name.append(' ');
            case Character.SURROGATE -> name.append('_');
            default -> {
                if ("/\\:*?\"<>|".indexOf(point) >= 0) {
                    name.append('_');
                } else {
                    name.appendCodePoint(point);
                }
            }
        }
    }

    /** A dot in front hides a file, and Windows takes dots and spaces at the end away. */
    private static String trim(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && (name.charAt(from) == '.' || name.charAt(from) == ' ')) {
            from++;
        }
        while (to > from && (name.charAt(to - 1) == '.' || name.charAt(to - 1) == ' ')) {
            to--;
        }
        return name.substring(from, to);
    }

    private static String shorten(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 ? name.substring(dot) : "";
        if (bytes(ending) > MAX_ENDING_BYTES) {
            ending = "";
        }
        StringBuilder stem = new StringBuilder();
        int room = MAX_BYTES - bytes(ending);
        for (int point :
                name.substring(0, name.length() - ending.length()).codePoints().toArray()) {
            String next = Character.toString(point);
            room -= bytes(next);
            if (room < 0) {
                break;
            }
            stem.append(next);
        }
        return trim(stem.toString()) + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Two names that are one file on Windows and on macOS. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** "notes (2).txt" for "notes.txt". */
    static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot > 0
                ? name.substring(0, dot) + " (" + number + ")" + name.substring(dot)
                : name + " (" + number + ")";
    }
}
