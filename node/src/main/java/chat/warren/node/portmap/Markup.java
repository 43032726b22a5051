package chat.warren.node.portmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds elements in what routers call XML, by name and whatever their prefix. Nothing else of XML is understood, so
 * nothing else of it can hurt: no entities but the five, no DTD, no recursion.
 */
final class Markup {
    /** The longest descriptions seen have 20 kB. */
    static final int MOST_CHARS = 65_536;

    private Markup() {}

    /** The text of the first element of that name. */
    static Optional<String> text(String markup, String name) {
        return all(markup, name).stream().findFirst().map(Markup::unescaped);
    }

    /** What is inside each element of that name, in order, markup and all. */
    static List<String> all(String markup, String name) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at >= 0 && at < markup.length()) {
            int start = markup.indexOf('<', at);
            if (start < 0) {
                break;
            }
            int end = markup.indexOf('>', start);
            if (end < 0) {
                break;
            }
            at = end + 1;
            if (nameOf(markup, start + 1, end).equals(name) && markup.charAt(end - 1) != '/') {
                int close = closing(markup, name, at);
                if (close < 0) {
                    break;
                }
                found.add(markup.substring(at, close));
                at = close + 1;
            }
        }
        return found;
    }

    /** Where the next end tag of that name begins. Elements of one name are not nested in what routers say. */
    private static int closing(String markup, String name, int from) {
        int start = markup.indexOf("</", from);
        while (start >= 0) {
            int end = markup.indexOf('>', start);
            if (end < 0) {
                return -1;
            }
            if (nameOf(markup, start + 2, end).equals(name)) {
                return start;
            }
            start = markup.indexOf("</", end);
        }
        return -1;
    }

    private static String nameOf(String markup, int from, int to) {
        int end = from;
        while (end < to && !Character.isWhitespace(markup.charAt(end)) && markup.charAt(end) != '/') {
            end++;
        }
        String name = markup.substring(from, end);
        return name.substring(name.indexOf(':') + 1);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
