package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import java.util.Locale;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/**
 * One thing that can be chosen or done.
 *
 * @param cost what it does and what it costs, in one sentence
 * @param wide whether the control stands under the words and not beside them
 */
record Line(String title, String cost, JComponent control, boolean wide) {
    static Line beside(String title, String cost, JComponent control) {
        return new Line(title, cost, control, false);
    }

    static Line under(String title, String cost, JComponent control) {
        return new Line(title, cost, control, true);
    }

    boolean has(String words) {
        return (title + " " + cost).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    JComponent component() {
        JPanel line = Pieces.clear(
                new MigLayout("insets 12 0 12 0, gap 16 2, fillx", wide ? "[grow,fill,0::]" : "[grow,fill,0::][]"));
        JLabel over = Pieces.label(title, Text.STRONG, Shade.INK);
        over.setLabelFor(control);
        control.getAccessibleContext().setAccessibleName(title);
        control.getAccessibleContext().setAccessibleDescription(cost);
        JPanel words = Pieces.clear(new MigLayout("insets 0, gap 0 3, wrap 1, fillx", "[grow,fill,0::]"));
        words.add(over);
        if (!cost.isEmpty()) {
            words.add(Pieces.passage(cost, Text.BODY, Shade.QUIET), "wmin 0");
        }
        line.add(words, wide ? "wmin 0, wrap" : "wmin 0");
        line.add(control, wide ? "gaptop 8, wmin 0" : "aligny center");
        return line;
    }
}
