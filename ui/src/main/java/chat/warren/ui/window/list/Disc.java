package chat.warren.ui.window.list;

import chat.warren.ui.look.Shade;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.Icon;

/** An icon on a disc, where a person would have an avatar. */
public record Disc(Icon icon, int size) implements Icon {
    @Override
    public void paintIcon(Component on, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(Shade.CHOSEN.color());
            g.fillOval(x, y, getIconWidth(), getIconHeight());
            icon.paintIcon(
                    on,
                    g,
                    x + (getIconWidth() - icon.getIconWidth()) / 2,
                    y + (getIconHeight() - icon.getIconHeight()) / 2);
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
