package chat.warren.ui.window.talk;

import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.Laid;
import chat.warren.ui.window.flow.Prose;
import chat.warren.ui.window.flow.Type;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JComponent;

/** The beginning of a text in one line with its emoji, which a label would leave out. */
final class Glimpse extends JComponent {
    private final Dress dress;
    private String text = "";

    Glimpse(Dress dress) {
        this.dress = dress;
    }

    /** As much of a text as has room, and an ellipsis if that is not all. */
    static Laid laid(String text, Dress dress, float room) {
        Type type = dress.type(Shade.QUIET, dress.small());
        String line = text.replace('\n', ' ');
        Laid laid = dress.laid(Prose.plain(line, dress.emoji()), type, room);
        if (laid.lines() <= 1) {
            return laid;
        }
        String cut = line.substring(0, Math.max(0, laid.firstEnd() - 1)).strip() + "…";
        return dress.laid(
                Prose.plain(cut, dress.emoji()), type, room + type.font().getSize2D());
    }

    void show(String shown) {
        text = shown;
        revalidate();
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(0, Math.round(laid("Mg", dress, 1000).height()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        if (text.isEmpty()) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        Laid laid = laid(text, dress, getWidth());
        boolean left = getComponentOrientation().isLeftToRight();
        laid.paint(g, left ? 0 : getWidth() - laid.width(), 0, 0, 0);
        g.dispose();
    }
}
