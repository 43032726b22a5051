package chat.warren.ui.window.list;

import chat.warren.ui.look.Shade;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.RenderingHints;
import javax.swing.JPanel;

/** A cell of a list with round corners when it is chosen, and a ring when the keyboard is there. */
public final class RoundedCell extends JPanel {
    private static final int MARGIN = 8;
    private static final int ARC = 12;

    private boolean chosen;
    private boolean ringed;

    public RoundedCell(LayoutManager layout) {
        super(layout);
        setOpaque(false);
    }

    public void show(boolean isChosen, boolean hasKeyboard) {
        chosen = isChosen;
        ringed = hasKeyboard;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        if (!chosen && !ringed) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            int margin = UIScale.scale(MARGIN);
            int arc = UIScale.scale(ARC);
            if (chosen) {
                g.setColor(Shade.CHOSEN.color());
                g.fillRoundRect(margin, 1, getWidth() - 2 * margin, getHeight() - 2, arc, arc);
            }
            if (ringed) {
                g.setColor(Shade.ACCENT.color());
                g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
                g.drawRoundRect(margin, 1, getWidth() - 2 * margin - 1, getHeight() - 3, arc, arc);
            }
        } finally {
            g.dispose();
        }
    }
}
