package chat.warren.ui.window.flow;

import java.awt.Color;
import java.awt.Font;

/**
 * The fonts and colours of a text.
 *
 * @param code for code
 */
public record Type(Font font, Font code, Inks inks) {
    /**
     * The colours of one ground.
     *
     * @param link of addresses
     * @param quiet of quotes
     * @param behindCode what code stands on
     * @param behindName what our own name stands on where we are meant
     */
    public record Inks(Color ink, Color link, Color quiet, Color behindCode, Color behindName, Color selection) {}

    /** The same in another size. */
    public Type sized(float factor) {
        return new Type(font.deriveFont(font.getSize2D() * factor), code.deriveFont(code.getSize2D() * factor), inks);
    }
}
