package chat.warren.ui.window.talk;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.compose.Field;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** A field in a basin with round corners, as high as its text. */
final class Basin extends JPanel {
    /** After so many lines it scrolls: what is answered stays in view. */
    private static final int MOST_HIGH = 200;

    private final Field field;
    private final JScrollPane scroll;

    Basin(Field field, JScrollPane scroll) {
        super(new BorderLayout(UIScale.scale(Pieces.GAP), 0));
        this.field = field;
        this.scroll = scroll;
        setOpaque(false);
        field.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
    }

    /** More room where the text begins than beside the buttons. */
    @Override
    public Insets getInsets() {
        int gap = UIScale.scale(Pieces.GAP);
        boolean left = getComponentOrientation().isLeftToRight();
        return new Insets(gap / 2, left ? 2 * gap : gap / 2, gap / 2, left ? gap / 2 : 2 * gap);
    }

    @Override
    public Dimension getPreferredSize() {
        Dimension usual = super.getPreferredSize();
        int inside = Math.max(UIScale.scale(80), scroll.getViewport().getWidth());
        int text = Math.min(UIScale.scale(MOST_HIGH), field.heightFor(inside));
        Insets insets = getInsets();
        int line = field.getFontMetrics(field.getFont()).getHeight();
        int room = UIScale.scale(Pieces.GAP);
        int high = Math.max(text + room, UIScale.scale(32));
        int pad = Math.max(0, (UIScale.scale(32) - line) / 2);
        scroll.setViewportBorder(BorderFactory.createEmptyBorder(text > line * 3 / 2 ? room / 2 : pad, 0, 0, 0));
        return new Dimension(usual.width, high + insets.top + insets.bottom);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float arc = Dress.px(20);
        Shape shape = new RoundRectangle2D.Float(0.5f, 0.5f, getWidth() - 1f, getHeight() - 1f, arc, arc);
        g.setColor(Shade.THEIR_BUBBLE.color());
        g.fill(shape);
        if (field.isFocusOwner()) {
            g.setColor(Shade.ACCENT.color());
            g.setStroke(new BasicStroke(Dress.px(1.5)));
            g.draw(shape);
        }
        g.dispose();
    }
}
