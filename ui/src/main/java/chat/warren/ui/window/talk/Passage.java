package chat.warren.ui.window.talk;

import chat.warren.node.api.text.Block;
import chat.warren.ui.window.flow.Laid;
import chat.warren.ui.window.flow.Prose;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import javax.swing.JPanel;

/** Words as a bubble shows them, with their marks and emoji, that only stand there. */
final class Passage extends JPanel {
    private final transient Laid laid;

    /**
     * In lines no longer than this.
     *
     * @param text the same as it was written, for those who hear it
     */
    Passage(Dress dress, List<Block> blocks, String text, float longest) {
        this.laid = dress.laid(Prose.of(blocks, dress.emoji(), true), dress.type(), longest);
        setOpaque(false);
        getAccessibleContext().setAccessibleName(text);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension((int) Math.ceil(laid.width()), (int) Math.ceil(laid.height()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        boolean left = getComponentOrientation().isLeftToRight();
        laid.paint(g, left ? 0 : getWidth() - laid.width(), 0, 0, 0);
        g.dispose();
    }
}
