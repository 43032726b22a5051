package chat.warren.ui.window.presence;

import chat.warren.ui.look.Shade;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import javax.swing.Icon;

/** A small shape: full, half, dashed, hollow, or a letter. */
public record Dot(Sign sign) implements Icon {
    /** What is drawn. Who does not see the colours tells them by their shapes. */
    public enum Sign {
        FULL,
        HALF,
        DASHED,
        HOLLOW,
        CROSS,
        LETTER,
        NOTHING
    }

    private static final int SIZE = 10;

    public Dot(Presence presence) {
        this(presence.sign());
    }

    @Override
    public void paintIcon(Component on, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            float line = UIScale.scale(1.6f);
            float side = UIScale.scale((float) SIZE) - line;
            g.setStroke(new BasicStroke(line));
            draw(g, new Rectangle2D.Float(x + line / 2, y + line / 2, side, side), line);
        } finally {
            g.dispose();
        }
    }

    private void draw(Graphics2D g, Rectangle2D.Float box, float line) {
        Ellipse2D ring = new Ellipse2D.Float(box.x, box.y, box.width, box.height);
        switch (sign) {
            case FULL -> {
                g.setColor(Shade.GOOD.color());
                g.fill(ring);
                g.draw(ring);
            }
            case HALF -> {
                g.setColor(Shade.GOOD.color());
                g.draw(ring);
                g.fill(new Arc2D.Float(box, 90, 180, Arc2D.PIE));
            }
            case DASHED -> {
                g.setColor(Shade.WAIT.color());
                float dash = UIScale.scale(2.4f);
                g.setStroke(new BasicStroke(
                        line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, dash}, 0));
                g.draw(ring);
            }
            case HOLLOW -> {
                g.setColor(Shade.QUIET.color());
                g.draw(ring);
            }
            case LETTER -> letter(g, box);
            case CROSS -> {
                g.setColor(Shade.BAD.color());
                g.draw(new Line2D.Float(box.x, box.y, box.x + box.width, box.y + box.height));
                g.draw(new Line2D.Float(box.x, box.y + box.height, box.x + box.width, box.y));
            }
            case NOTHING -> {}
        }
    }

    private static void letter(Graphics2D g, Rectangle2D.Float box) {
        g.setColor(Shade.WAIT.color());
        float top = box.y + box.height * 0.15f;
        g.draw(new Rectangle2D.Float(box.x, top, box.width, box.height * 0.75f));
        Path2D flap = new Path2D.Float();
        flap.moveTo(box.x, top);
        flap.lineTo(box.x + box.width / 2, box.y + box.height * 0.6f);
        flap.lineTo(box.x + box.width, top);
        g.draw(flap);
    }

    @Override
    public int getIconWidth() {
        return UIScale.scale(SIZE);
    }

    @Override
    public int getIconHeight() {
        return UIScale.scale(SIZE);
    }
}
