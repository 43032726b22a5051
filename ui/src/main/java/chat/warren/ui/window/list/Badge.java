package chat.warren.ui.window.list;

import chat.warren.node.api.Chats;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.SwingConstants;

/** How many were not read, on a pill; or the sign that nobody wants to hear of it. */
final class Badge extends JLabel {
    private static final int HEIGHT = 20;

    private final Icon mute = Icons.of("muted", Icons.SMALL, Shade.QUIET);
    private boolean counts;

    Badge() {
        super("", SwingConstants.CENTER);
    }

    void show(long unread, boolean muted, Words words) {
        counts = unread > 0;
        setVisible(counts || muted);
        setIcon(muted && !counts ? mute : null);
        setText(counts ? words.number(unread) + (unread >= Chats.MANY ? "+" : "") : "");
        Shade letters = muted ? Shade.QUIET : Shade.ON_ACCENT;
        Pieces.style(this, Text.SMALL.style() + "; foreground: $" + letters.key());
        ground = muted ? Shade.LINE : Shade.ACCENT;
    }

    private Shade ground = Shade.ACCENT;

    @Override
    public Dimension getPreferredSize() {
        Dimension size = super.getPreferredSize();
        int height = UIScale.scale(HEIGHT);
        return counts ? new Dimension(Math.max(height, size.width + UIScale.scale(12)), height) : size;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        if (counts) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(ground.color());
            g.fillRoundRect(0, 0, getWidth(), getHeight(), getHeight(), getHeight());
            g.dispose();
        }
        super.paintComponent(graphics);
    }
}
