package chat.warren.ui.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JSON object, in ASCII, so that no terminal's or pipe's character set can spoil it. */
final class Json {
    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_ASCII = '~';

    private final Map<String, Object> members = new LinkedHashMap<>();

    Json put(String name, String value) {
        members.put(name, value);
        return this;
    }

    Json put(String name, long value) {
        members.put(name, value);
        return this;
    }

    Json put(String name, boolean value) {
        members.put(name, value);
        return this;
    }

    Json put(String name, List<String> value) {
        members.put(name, List.copyOf(value));
        return this;
    }

    Json put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    /** Nothing becomes {@code null}. */
    Json put(String name, Optional<Long> value) {
        members.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        members.forEach((name, value) -> {
            out.append(out.length() > 1 ? "," : "");
            quote(out, name);
            write(out.append(':'), value);
        });
        return out.append('}').toString();
    }

    /** The same document in ASCII: what is outside of texts is ASCII anyway, and inside an escape says the same. */
    static String ascii(String document) {
        StringBuilder out = new StringBuilder(document.length());
        for (int i = 0; i < document.length(); i++) {
            char letter = document.charAt(i);
            if (letter > LAST_ASCII) {
                out.append(String.format("\\u%04x", (int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.toString();
    }

    private static void write(StringBuilder out, Object value) {
        switch (value) {
            case String text -> quote(out, text);
            case Optional<?> maybe -> maybe.ifPresentOrElse(present -> write(out, present), () -> out.append("null"));
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    write(out.append(i > 0 ? "," : ""), list.get(i));
                }
                out.append(']');
            }
            default -> out.append(value); // Numbers, truth and objects are written as they print.
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < FIRST_PRINTABLE || letter > LAST_ASCII) {
                out.append(String.format("\\u%04x", (int) letter));
            } else {
                out.append(letter);
            }
        }
        out.append('"');
    }
}
