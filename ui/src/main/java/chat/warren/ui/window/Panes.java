package chat.warren.ui.window;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.ComponentOrientation;
import java.awt.Dimension;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import net.miginfocom.swing.MigLayout;

/** List, conversation and details side by side, or one of them where there is no room. */
final class Panes {
    private static final int LIST_WIDTH = 328;
    private static final int DETAILS_WIDTH = 336;
    private static final int LEAST_LIST = 300;
    private static final int LEAST_MIDDLE = 320;
    /** Below it a list beside a conversation leaves neither enough. */
    private static final int TWO_PANES = 760;

    private static final int THREE_PANES = 1000;

    private final JPanel root = Pieces.panel(new MigLayout("insets 0, gap 0, fill"), Shade.GROUND);
    private final JComponent side;
    private final JPanel centre = Pieces.panel(new BorderLayout(), Shade.GROUND);
    private final JPanel middle;
    private final JPanel backRow;
    private final JSplitPane split;
    private final boolean turned;
    private Optional<JComponent> details = Optional.empty();
    private boolean onList;
    private boolean joined = true;
    private int divided;
    private boolean placed;
    private int wanted = LIST_WIDTH;

    Panes(Stage stage, JComponent side, JComponent banner) {
        this.side = side;
        JButton back = Pieces.icon(stage.words().backIcon(), stage.say("back"));
        back.setName("back");
        back.addActionListener(pressed -> {
            onList = true;
            arrange();
        });
        backRow = Pieces.clear(new MigLayout("insets 8 8 0 8"));
        backRow.add(back);
        JPanel above = Pieces.clear(new MigLayout("insets 0, gap 0, wrap 1, fillx, hidemode 3", "[grow,fill]"));
        above.add(backRow);
        above.add(banner, "gap 16 16 8 8, wmin 0");
        middle = Pieces.panel(new BorderLayout(), Shade.GROUND);
        middle.add(above, BorderLayout.PAGE_START);
        middle.add(centre);
        turned = stage.words().tongue().rightToLeft();
        split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, turned ? middle : side, turned ? side : middle) {
            @Override
            public void setComponentOrientation(ComponentOrientation orientation) {
                // It is turned already: the list keeps its width, on whichever side it is.
                super.setComponentOrientation(ComponentOrientation.LEFT_TO_RIGHT);
            }
        };
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(turned ? 1 : 0);
        measure();
        root.addPropertyChangeListener("UI", dressed -> measure());
        root.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent resized) {
                arrange();
            }
        });
        arrange();
    }

    /** Lengths follow the zoom. */
    private void measure() {
        side.setPreferredSize(UIScale.scale(new Dimension(LIST_WIDTH, 0)));
        side.setMinimumSize(UIScale.scale(new Dimension(LEAST_LIST, 0)));
        middle.setMinimumSize(UIScale.scale(new Dimension(LEAST_MIDDLE, 0)));
        placed = false;
    }

    JComponent component() {
        return root;
    }

    void show(JComponent page) {
        centre.removeAll();
        centre.add(page);
        onList = false;
        arrange();
        centre.revalidate();
        centre.repaint();
    }

    /** Shows something at the far side, or nothing there. */
    void details(Optional<JComponent> shown) {
        details = shown;
        arrange();
    }

    boolean hasDetails() {
        return details.isPresent();
    }

    private void arrange() {
        int width = root.getWidth() == 0 ? UIScale.scale(THREE_PANES) : root.getWidth();
        boolean two = width >= UIScale.scale(TWO_PANES);
        boolean three = width >= UIScale.scale(THREE_PANES);
        root.removeAll();
        backRow.setVisible(!two);
        if (details.isPresent() && !three) {
            root.add(details.get(), "grow, push");
        } else if (two) {
            join();
            place(width);
            root.add(split, "grow, push");
            details.ifPresent(shown -> root.add(shown, "growy, w " + DETAILS_WIDTH + "!"));
        } else {
            part();
            root.add(onList ? side : middle, "grow, push");
        }
        root.revalidate();
        root.repaint();
    }

    /** The list has its usual width until somebody draws it. */
    private void place(int width) {
        if (!placed && root.getWidth() > 0) {
            int list = UIScale.scale(wanted);
            split.setDividerLocation(turned ? width - list - split.getDividerSize() : list);
            placed = true;
        }
    }

    /** How wide the list is, in logical pixels. */
    int divided() {
        boolean shown = joined && placed;
        int list = turned
                ? split.getWidth() - split.getDividerLocation() - split.getDividerSize()
                : split.getDividerLocation();
        return shown ? Math.round(UIScale.unscale((float) list)) : wanted;
    }

    /** The list gets so wide. */
    void divide(int list) {
        wanted = Math.clamp(list, LEAST_LIST, TWO_PANES);
        placed = false;
        arrange();
    }

    /** A component has one parent, and in a narrow window that was not the split pane. */
    private void join() {
        if (!joined) {
            split.setLeftComponent(turned ? middle : side);
            split.setRightComponent(turned ? side : middle);
            split.setDividerLocation(divided);
            joined = true;
        }
    }

    private void part() {
        if (joined) {
            divided = split.getDividerLocation();
            joined = false;
        }
    }
}
