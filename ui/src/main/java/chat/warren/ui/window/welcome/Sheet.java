package chat.warren.ui.window.welcome;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** A column in the middle of a page: a sign, a title, a sentence, and what is asked for. */
public final class Sheet {
    private static final int SIGN = 56;

    private final JPanel page = Pieces.panel(new MigLayout("fill, insets 24", "[center]", "[center]"), Shade.GROUND);
    private final JPanel column =
            Pieces.clear(new MigLayout("insets 0, gap 0 16, wrap 1, hidemode 3, fillx", "[280:400:400,grow,fill]"));
    private final JTextArea fault = Pieces.passage("", Text.BODY, Shade.BAD);

    public Sheet(String icon, String title, String sentence) {
        column.add(new JLabel(Icons.of(icon, SIGN, Shade.ACCENT)), "center, grow 0");
        column.add(Pieces.centred(title, Text.TITLE, Shade.INK), "wmin 0");
        if (!sentence.isEmpty()) {
            column.add(Pieces.centred(sentence, Text.BODY, Shade.QUIET), "wmin 0, gapbottom 8");
        }
        fault.setVisible(false);
        fault.setName("fault");
        page.add(column);
    }

    public Sheet with(JComponent part) {
        column.add(part, "wmin 0");
        return this;
    }

    /** A part with a word over it that belongs to it. */
    public Sheet with(String label, JComponent field) {
        JLabel over = Pieces.label(label, Text.STRONG, Shade.INK);
        over.setLabelFor(field);
        column.add(over, "gapbottom -10");
        return with(field);
    }

    /** The button that leads on, and where to say what went wrong; Enter presses it. */
    public Sheet leading(JButton button) {
        column.add(fault, "wmin 0");
        column.add(button, "gaptop 4");
        page.addHierarchyListener(change -> Optional.ofNullable(page.getRootPane())
                .filter(root -> page.isShowing())
                .ifPresent(root -> root.setDefaultButton(button)));
        return this;
    }

    /** A part that is not as wide as the page. */
    public Sheet small(JComponent part) {
        column.add(part, "center, grow 0");
        return this;
    }

    /** Words that lead elsewhere, side by side. */
    public Sheet elsewhere(JButton... others) {
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8 0, center, flowx, wrap 2, hidemode 3"));
        for (JButton other : others) {
            row.add(other);
        }
        column.add(row, "center, grow 0");
        return this;
    }

    public void fault(String sentence) {
        fault.setText(sentence);
        fault.setVisible(!sentence.isEmpty());
        fault.getAccessibleContext().setAccessibleName(sentence);
        page.revalidate();
    }

    public JComponent component() {
        return page;
    }
}
