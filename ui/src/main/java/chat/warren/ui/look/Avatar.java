package chat.warren.ui.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.text.BreakIterator;
import javax.swing.Icon;
import javax.swing.UIManager;

/** A disc with the first letter of a name, in a colour that belongs to the person. */
public final class Avatar implements Icon {
    /** White letters have a contrast of 4.5:1 or more on each. */
    static final Color[] COLOURS = {
        new Color(0x2F6F62), new Color(0x6A5A9E), new Color(0x9A4F63), new Color(0x4A6A8F),
        new Color(0x7A6327), new Color(0x4E7038), new Color(0x8C5638), new Color(0x3C6F83)
    };

    private final String letter;
    private final Color colour;
    private final int size;

    /**
     * @param person chooses the colour, the same each time
     * @param size in logical pixels
     */
    public Avatar(String person, String name, int size) {
        this.letter = first(name);
        this.colour = COLOURS[Math.floorMod(person.hashCode(), COLOURS.length)];
        this.size = size;
    }

    private static String first(String name) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(name);
        int end = letters.next();
        return end == BreakIterator.DONE ? "" : name.substring(0, end).toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public void paintIcon(Component on, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            int side = getIconWidth();
            g.setColor(colour);
            g.fillOval(x, y, side, side);
            Font base = UIManager.getFont("Label.font");
            g.setFont(base.deriveFont(Font.BOLD, side * 0.42f));
            FontMetrics metrics = g.getFontMetrics();
            g.setColor(Color.WHITE);
            g.drawString(
                    letter,
                    x + (side - metrics.stringWidth(letter)) / 2f,
                    y + (side - metrics.getHeight()) / 2f + metrics.getAscent());
        } finally {
            g.dispose();
        }
    }

    @Override
    public int getIconWidth() {
        return UIScale.scale(size);
    }

    @Override
    public int getIconHeight() {
        return UIScale.scale(size);
    }
}
