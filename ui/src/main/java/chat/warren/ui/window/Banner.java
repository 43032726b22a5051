package chat.warren.ui.window;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.words.Words;
import java.awt.event.ActionListener;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;

/** A sentence over the conversation: what went wrong stays until it is closed, anything else goes by itself. */
final class Banner {
    /** Long enough to read two lines twice. */
    private static final int STAYS_MILLIS = 8000;

    private final JPanel panel =
            Pieces.card(new MigLayout("insets 10 16 10 8, gap 0, fillx", "[]12[grow,fill,0::]8[]4[]"));
    private final JLabel sign = new JLabel();
    private final JTextArea sentence = Pieces.passage("", Text.BODY, Shade.INK);
    private final JButton offered = Pieces.quiet("");
    private final Timer going = new Timer(STAYS_MILLIS, over -> hide());

    Banner(Words words) {
        JButton close = Pieces.icon("close", words.say("close"));
        close.addActionListener(pressed -> hide());
        sentence.setName("banner");
        offered.setName("offered");
        offered.setVisible(false);
        panel.add(sign);
        panel.add(sentence, "wmin 0");
        panel.add(offered, "hidemode 3");
        panel.add(close);
        panel.setVisible(false);
        going.setRepeats(false);
    }

    JComponent component() {
        return panel;
    }

    /** Says something, and what can be done about it. */
    void offer(String told, String what, Runnable doing) {
        going.stop();
        show(told, "shield", Shade.ACCENT, Shade.RAISED);
        offered.setText(what);
        for (ActionListener before : offered.getActionListeners()) {
            offered.removeActionListener(before);
        }
        offered.addActionListener(pressed -> {
            hide();
            doing.run();
        });
        offered.setVisible(true);
    }

    void tell(String told) {
        show(told, "info", Shade.ACCENT, Shade.RAISED);
        going.restart();
    }

    void warn(String told) {
        going.stop();
        show(told, "warning", Shade.BAD, Shade.BAD_SOFT);
    }

    private void show(String told, String icon, Shade shade, Shade ground) {
        sign.setIcon(Icons.of(icon, Icons.USUAL, shade));
        Pieces.style(panel, "background: $" + ground.key() + "; arc: 16");
        offered.setVisible(false);
        sentence.setText(told);
        sentence.getAccessibleContext().setAccessibleName(told);
        panel.setVisible(true);
        panel.revalidate();
    }

    private void hide() {
        panel.setVisible(false);
    }
}
