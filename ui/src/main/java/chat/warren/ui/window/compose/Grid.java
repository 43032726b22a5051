package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.emoji.Segment;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.EmojiGlyph;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.Scrollable;

/** Emoji in rows, one of them chosen. Paints only those in view. */
final class Grid extends JComponent implements Scrollable {
    static final int COLUMNS = 8;
    private static final int CELL = 40;
    private static final int EMOJI = 26;

    private final EmojiSet set;
    private final Consumer<String> chosen;
    private final Consumer<String> picked;
    private List<String> shown = List.of();
    private int at;

    /**
     * An empty grid.
     *
     * @param chosen hears which one the keyboard or the pointer is at
     * @param picked hears which one is wanted
     */
    Grid(EmojiSet set, Consumer<String> chosen, Consumer<String> picked) {
        this.set = set;
        this.chosen = chosen;
        this.picked = picked;
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mouseMoved(MouseEvent event) {
                cell(event).ifPresent(Grid.this::choose);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                cell(event).ifPresent(index -> {
                    choose(index);
                    pick();
                });
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    void show(List<String> emoji) {
        shown = List.copyOf(emoji);
        at = 0;
        revalidate();
        repaint();
        if (!shown.isEmpty()) {
            choose(0);
        }
    }

    /** Goes so many further, or stays if there are none. */
    void step(int by) {
        int next = at + by;
        if (next >= 0 && next < shown.size()) {
            choose(next);
        }
    }

    void pick() {
        if (at < shown.size()) {
            picked.accept(shown.get(at));
        }
    }

    private void choose(int index) {
        at = index;
        chosen.accept(shown.get(index));
        scrollRectToVisible(place(index));
        repaint();
    }

    private Optional<Integer> cell(MouseEvent event) {
        int cell = UIScale.scale(CELL);
        int column = event.getX() / cell;
        if (!getComponentOrientation().isLeftToRight()) {
            column = COLUMNS - 1 - column;
        }
        int index = event.getY() / cell * COLUMNS + column;
        return column >= 0 && column < COLUMNS && index >= 0 && index < shown.size()
                ? Optional.of(index)
                : Optional.empty();
    }

    private Rectangle place(int index) {
        int cell = UIScale.scale(CELL);
        int column = index % COLUMNS;
        int x = getComponentOrientation().isLeftToRight() ? column : COLUMNS - 1 - column;
        return new Rectangle(x * cell, index / COLUMNS * cell, cell, cell);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int size = UIScale.scale(EMOJI);
        int inset = (UIScale.scale(CELL) - size) / 2;
        for (int index = 0; index < shown.size(); index++) {
            Rectangle place = place(index);
            if (g.hitClip(place.x, place.y, place.width, place.height)) {
                if (index == at) {
                    g.setColor(Shade.CHOSEN.color());
                    int arc = UIScale.scale(10);
                    g.fillRoundRect(place.x + 1, place.y + 1, place.width - 2, place.height - 2, arc, arc);
                }
                Optional<Segment> picture = set.only(shown.get(index));
                if (picture.isPresent()) {
                    EmojiGlyph.paint(g, set.sprites(), picture.get().sprite(), place.x + inset, place.y + inset, size);
                }
            }
        }
        g.dispose();
    }

    @Override
    public Dimension getPreferredSize() {
        int cell = UIScale.scale(CELL);
        return new Dimension(COLUMNS * cell, Math.max(1, (shown.size() + COLUMNS - 1) / COLUMNS) * cell);
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        int cell = UIScale.scale(CELL);
        return new Dimension(COLUMNS * cell, 6 * cell);
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle view, int orientation, int direction) {
        return UIScale.scale(CELL);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle view, int orientation, int direction) {
        return view.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {};
        }
        return accessibleContext;
    }
}
