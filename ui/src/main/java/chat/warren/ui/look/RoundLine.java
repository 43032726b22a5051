package chat.warren.ui.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import javax.swing.border.AbstractBorder;

/** A thin line with round corners around a card. */
final class RoundLine extends AbstractBorder {
    private static final int ARC = 16;

    @Override
    public Insets getBorderInsets(Component of, Insets insets) {
        int one = UIScale.scale(1);
        insets.set(one, one, one, one);
        return insets;
    }

    @Override
    public void paintBorder(Component of, Graphics graphics, int x, int y, int width, int height) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            float line = UIScale.scale(1f);
            g.setStroke(new BasicStroke(line));
            g.setColor(Shade.LINE.color());
            float arc = UIScale.scale((float) ARC);
            g.draw(new RoundRectangle2D.Float(x + line / 2, y + line / 2, width - line, height - line, arc, arc));
        } finally {
            g.dispose();
        }
    }
}
