package chat.warren.ui.window.talk;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;

/** Parts side by side, and as high as the rows that they need in the width there is. */
final class Shelf extends FlowLayout {
    private static final long serialVersionUID = 1L;

    Shelf(int across, int down) {
        super(FlowLayout.LEADING, across, down);
    }

    @Override
    public Dimension preferredLayoutSize(Container of) {
        Dimension one = super.preferredLayoutSize(of);
        int room = of.getWidth() - 2 * getHgap();
        if (of.getWidth() == 0 || one.width <= of.getWidth()) {
            return one;
        }
        int wide = 0;
        int high = 0; // Of the row that is being filled.
        int all = getVgap();
        for (Component each : of.getComponents()) {
            Dimension size = each.getPreferredSize();
            if (wide > 0 && wide + size.width > room) {
                all += high + getVgap();
                wide = 0;
                high = 0;
            }
            wide += (wide > 0 ? getHgap() : 0) + size.width;
            high = Math.max(high, size.height);
        }
        return new Dimension(of.getWidth(), all + high + getVgap());
    }
}
