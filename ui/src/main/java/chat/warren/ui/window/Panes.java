package chat.warren.ui.window;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
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

    Panes(Stage stage, JComponent side, JComponent banner) {
        this.side = side;
        JButton back = Pieces.icon("back", stage.say("back"));
        back.setName("back");
        back.addActionListener(pressed -> {
            onList = true;
            arrange();
        });
        backRow = Pieces.clear(new MigLayout("insets 8 8 0 8"));
        backRow.add(back);
        middle = Pieces.panel(
                new MigLayout("insets 0, gap 0, wrap 1, fill, hidemode 3", "[grow,fill]", "[][][grow,fill]"),
                Shade.GROUND);
        middle.add(backRow);
        middle.add(banner, "gap 16 16 8 0, wmin 0");
        middle.add(centre, "wmin 0, hmin 0");
        turned = stage.words().tongue().rightToLeft();
        split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, turned ? middle : side, turned ? side : middle);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(turned ? 1 : 0);
        split.setDividerLocation(UIScale.scale(LIST_WIDTH));
        side.setPreferredSize(UIScale.scale(new java.awt.Dimension(LIST_WIDTH, 0)));
        side.setMinimumSize(UIScale.scale(new java.awt.Dimension(240, 0)));
        middle.setMinimumSize(UIScale.scale(new java.awt.Dimension(320, 0)));
        root.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent resized) {
                arrange();
            }
        });
        arrange();
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
            restore();
            root.add(split, "grow, push");
            details.ifPresent(shown -> root.add(shown, "growy, w " + DETAILS_WIDTH + "!"));
        } else {
            root.add(onList ? side : middle, "grow, push");
        }
        root.revalidate();
        root.repaint();
    }

    /** A component has one parent, and in a narrow window that was not the split pane. */
    private void restore() {
        int at = split.getDividerLocation();
        split.setLeftComponent(turned ? middle : side);
        split.setRightComponent(turned ? side : middle);
        split.setDividerLocation(at);
    }
}
