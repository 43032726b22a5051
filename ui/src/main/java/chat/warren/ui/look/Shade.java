package chat.warren.ui.look;

import java.awt.Color;
import java.util.Locale;
import javax.swing.UIManager;

/** A colour by its role. The themes say which it is. */
public enum Shade {
    /** Behind a conversation and a page. */
    GROUND,
    /** Behind lists beside it. */
    SIDE,
    /** Behind cards and sheets that lie on the others. */
    RAISED,
    /** Between things. */
    LINE,
    INK,
    /** Text that may be passed over. */
    QUIET,
    /** The one colour for what to do next. */
    ACCENT,
    ON_ACCENT,
    /** Behind what is chosen. */
    CHOSEN,
    HOVER,
    GOOD,
    WAIT,
    BAD,
    /** Behind a warning. */
    BAD_SOFT,
    OWN_BUBBLE,
    THEIR_BUBBLE,
    /** Behind what a search found. */
    FOUND;

    /** The key in the themes' properties and for FlatLaf's styles, as in {@code $Warren.quiet}. */
    public String key() {
        String[] parts = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder("Warren.").append(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            key.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return key.toString();
    }

    /** As the theme of now has it. */
    public Color color() {
        Color color = UIManager.getColor(key());
        return color == null ? Color.GRAY : color; // No theme is set yet.
    }
}
