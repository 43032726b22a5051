package chat.warren.node.desk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands between method and version in a request's first line: a path, and perhaps a query. */
public final class Target {
    /** No route takes more. */
    private static final int MAX_PARAMETERS = 16;

    private Target() {}

    public static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The path's segments, each decoded after the path was cut, so that an encoded slash is a letter like others. */
    static List<String> segments(String path) throws RefusedException {
        if (!path.startsWith("/")) {
            throw Body.refused("A path begins with a slash.");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            segments.add(decoded(segment, false));
        }
        return segments;
    }

    public static Map<String, String> query(String target) throws RefusedException {
        int mark = target.indexOf('?');
        Map<String, String> query = new HashMap<>();
        if (mark < 0 || mark + 1 == target.length()) {
            return query;
        }
        String[] pairs = target.substring(mark + 1).split("&", -1);
        if (pairs.length > MAX_PARAMETERS) {
            throw Body.refused("A query has at most " + MAX_PARAMETERS + " parameters.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), true);
            if (query.put(name, value) != null) {
                throw Body.refused("The query says a parameter twice.");
            }
        }
        return query;
    }

    /** @param plus whether a plus stands for a space, as it does in queries and not in paths */
    private static String decoded(String text, boolean plus) throws RefusedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '%') {
                int value = hex(text, i + 1);
                if (value < 0) {
                    throw Body.refused("A percent sign is followed by two hexadecimal digits.");
                }
                bytes.write(value);
                i += 2;
            } else if (letter > '~' || letter <= ' ') {
                throw Body.refused("A path or query has only ASCII letters in it; encode others.");
            } else {
                bytes.write(plus && letter == '+' ? ' ' : letter);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Body.refused("A path or query that is decoded is UTF-8.");
        }
    }

    private static int hex(String text, int at) {
        int high = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
