package chat.warren.node.api.text;

import java.util.EnumSet;
import java.util.Set;

/**
 * Letters of one kind.
 *
 * @param styles how they are shown
 */
public record Span(String text, Set<Style> styles) {
    /** How letters can be shown. A link is shown as it is written; whoever clicks it decides where to go. */
    public enum Style {
        BOLD,
        ITALIC,
        CODE,
        LINK,
        /** Somebody is meant. */
        MENTION,
        /** Whoever reads it is meant. */
        OWN_MENTION
    }

    public Span {
        styles = Set.copyOf(styles);
    }

    static Span plain(String text) {
        return new Span(text, EnumSet.noneOf(Style.class));
    }
}
