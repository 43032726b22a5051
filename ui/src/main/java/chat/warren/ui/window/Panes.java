package chat.warren.ui.window;

import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.ComponentOrientation;
import java.awt.Dimension;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.List;
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
    private static final int LEAST_DETAILS = 280;
    /** Below it a list beside a conversation leaves neither enough. */
    private static final int TWO_PANES = 760;

    private static final int THREE_PANES = 1000;

    private final JPanel root = Pieces.panel(new MigLayout("insets 0, gap 0, fill"), Shade.GROUND);
    private final JComponent side;
    private final JPanel centre = Pieces.panel(new BorderLayout(), Shade.GROUND);
    private final JPanel middle;
    private final JPanel backRow;
    private final JSplitPane split;
    private final JSplitPane far;
    private final boolean turned;
    private Optional<JComponent> details = Optional.empty();
    private boolean onList;
    private boolean joined = true;
    private int divided;
    private boolean placed;
    private int wanted = LIST_WIDTH;
    private int detailed = DETAILS_WIDTH;
    private boolean drawing;

    Panes(Words words, JComponent side, JComponent banner) {
        this.side = side;
        JButton back = Pieces.icon(words.backIcon(), words.say("back"));
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
        turned = words.tongue().rightToLeft();
        split = beside(turned ? middle : side, turned ? side : middle);
        split.setResizeWeight(turned ? 1 : 0);
        far = beside(new JPanel(), new JPanel());
        far.setResizeWeight(turned ? 0 : 1);
        far.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, drawn -> draw());
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

    private static JSplitPane beside(JComponent left, JComponent right) {
        JSplitPane both = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, right) {
            @Override
            public void setComponentOrientation(ComponentOrientation orientation) {
                // The two sides were changed over already where the language wants it; once more would change their
                // widths.
                super.setComponentOrientation(ComponentOrientation.LEFT_TO_RIGHT);
            }
        };
        both.setBorder(BorderFactory.createEmptyBorder());
        return both;
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

    /** What is out of the tree meanwhile is not reached by another look: it is dressed before it is seen again. */
    private void arrange() {
        List.of(side, middle, split, far).forEach(Look::freshen);
        int width = root.getWidth() == 0 ? UIScale.scale(THREE_PANES) : root.getWidth();
        boolean two = width >= UIScale.scale(TWO_PANES);
        boolean three = width >= UIScale.scale(THREE_PANES);
        root.removeAll();
        backRow.setVisible(!two);
        if (details.isPresent() && !three) {
            root.add(details.get(), "grow, push");
        } else if (two) {
            join();
            place(details.isPresent() ? width - UIScale.scale(detailed) - far.getDividerSize() : width);
            details.ifPresent(shown -> detail(shown, width));
            root.add(details.isPresent() ? far : split, "grow, push");
        } else {
            part();
            root.add(onList ? side : middle, "grow, push");
        }
        root.revalidate();
        root.repaint();
    }

    /** The details stand at the far side, as wide as somebody drew them. */
    private void detail(JComponent shown, int width) {
        drawing = true;
        int wide = UIScale.scale(detailed);
        shown.setMinimumSize(UIScale.scale(new Dimension(LEAST_DETAILS, 0)));
        far.setLeftComponent(turned ? shown : split);
        far.setRightComponent(turned ? split : shown);
        far.setDividerLocation(turned ? wide : width - wide - far.getDividerSize());
        drawing = false;
    }

    /** Somebody draws the details wider, or less wide. */
    private void draw() {
        if (!drawing && far.isShowing() && far.getWidth() == root.getWidth()) {
            int at = far.getDividerLocation();
            int wide = turned ? at : far.getWidth() - at - far.getDividerSize();
            detailed = Math.clamp(Math.round(UIScale.unscale((float) wide)), LEAST_DETAILS, TWO_PANES);
        }
    }

    /** How wide the details are, in logical pixels. */
    int detailed() {
        return detailed;
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

    /** The list and the details get so wide. */
    void divide(int list, int wide) {
        detailed = Math.clamp(wide, LEAST_DETAILS, TWO_PANES);
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
