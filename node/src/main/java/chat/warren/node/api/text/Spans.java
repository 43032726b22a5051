package chat.warren.node.api.text;

import chat.warren.node.api.text.Span.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Marks within lines. A mark counts where it touches a word and another one closes it; otherwise it is a letter. */
final class Spans {
    private static final String BOLD = "**";
    private static final String ITALIC = "*";
    private static final String CODE = "`";

    /** Where an address ends, so does its sentence: marks before a blank are not its own. */
    private static final Pattern LINK = Pattern.compile("\\bhttps?://[^\\s<>\"`*]*[^\\s<>\"`*.,;:!?'()\\[\\]]");

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder letters = new StringBuilder();
    private final Set<Style> styles = EnumSet.noneOf(Style.class);
    /** Marks that were looked for to the end and not found: not looked for again. */
    private final Set<String> nowhere = new HashSet<>();

    /** By the letter that it begins with. */
    private final Map<Integer, Meant> meant;

    private final Matcher links;
    private int nextLink;
    private int at;

    private Spans(String text, List<Meant> meant) {
        this.text = text;
        this.meant = meant.stream().collect(Collectors.toMap(Meant::from, each -> each, (one, other) -> one));
        this.links = LINK.matcher(text);
        this.nextLink = links.find() ? links.start() : text.length();
    }

    static List<Span> parse(String text, List<Meant> meant) {
        return new Spans(text, meant).all();
    }

    private List<Span> all() {
        while (at < text.length()) {
            if (at == nextLink) {
                link();
            } else if (meant.containsKey(at)) {
                mention(Objects.requireNonNull(meant.get(at)));
            } else if (!code() && !toggled(BOLD, Style.BOLD) && !toggled(ITALIC, Style.ITALIC)) {
                letters.append(text.charAt(at++));
            }
        }
        end();
        return List.copyOf(spans);
    }

    private void link() {
        end();
        styles.add(Style.LINK);
        letters.append(text, at, links.end());
        end();
        styles.remove(Style.LINK);
        at = links.end();
        nextLink = links.find() ? links.start() : text.length();
    }

    /** Its letters are a name, whatever marks are in it. */
    private void mention(Meant each) {
        end();
        Style style = each.own() ? Style.OWN_MENTION : Style.MENTION;
        styles.add(style);
        letters.append(text, at, at + each.length());
        end();
        styles.remove(style);
        pass(at + each.length());
    }

    /** Goes on behind something; what looked like an address in it is none. */
    private void pass(int to) {
        at = to;
        while (nextLink < at) {
            nextLink = links.find() ? links.start() : text.length();
        }
    }

    private boolean code() {
        if (!text.startsWith(CODE, at)) {
            return false;
        }
        int close = find(CODE, at + 1);
        if (close <= at + 1) {
            return false;
        }
        end();
        letters.append(text, at + 1, close);
        styles.add(Style.CODE);
        end();
        styles.remove(Style.CODE);
        pass(close + 1);
        return true;
    }

    private boolean toggled(String mark, Style style) {
        if (!text.startsWith(mark, at)) {
            return false;
        }
        boolean closes = styles.contains(style) && at > 0 && !Character.isWhitespace(text.charAt(at - 1));
        boolean opens = !styles.contains(style) && touches(at + mark.length()) && isClosed(mark);
        if (!closes && !opens) {
            return false;
        }
        end();
        if (closes) {
            styles.remove(style);
        } else {
            styles.add(style);
        }
        at += mark.length();
        return true;
    }

    private boolean touches(int after) {
        return after < text.length() && !Character.isWhitespace(text.charAt(after));
    }

    /** Whether the same mark comes again behind a word. */
    private boolean isClosed(String mark) {
        int close = find(mark, at + mark.length() + 1);
        while (close > 0 && Character.isWhitespace(text.charAt(close - 1))) {
            close = find(mark, close + 1);
        }
        return close > 0;
    }

    private int find(String mark, int from) {
        if (nowhere.contains(mark)) {
            return -1;
        }
        int found = text.indexOf(mark, from);
        if (found < 0) {
            nowhere.add(mark);
        }
        return found;
    }

    private void end() {
        if (!letters.isEmpty()) {
            spans.add(new Span(letters.toString(), styles));
            letters.setLength(0);
        }
    }
}
