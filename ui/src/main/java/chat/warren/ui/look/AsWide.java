package chat.warren.ui.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;

/** Gives what is scrolled the width of its window, so that lines break there and nothing is cut off. */
final class AsWide extends JPanel implements Scrollable {
    /** One notch of a wheel is some lines of text. */
    private static final int NOTCH = 24;

    AsWide(JComponent content) {
        super(new BorderLayout());
        setOpaque(false);
        add(content);
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle seen, int orientation, int direction) {
        return UIScale.scale(NOTCH);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle seen, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? seen.height : seen.width;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    /** A short page fills its window: what is beside it shows no other ground. */
    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() > getPreferredSize().height;
    }
}
