package chat.warren.ui.window;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.words.Words;
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
            Pieces.card(new MigLayout("insets 10 16 10 8, gap 0, fillx", "[]12[grow,fill,0::]8[]"));
    private final JLabel sign = new JLabel();
    private final JTextArea sentence = Pieces.passage("", Text.BODY, Shade.INK);
    private final Timer going = new Timer(STAYS_MILLIS, over -> hide());

    Banner(Words words) {
        JButton close = Pieces.icon("close", words.say("close"));
        close.addActionListener(pressed -> hide());
        sentence.setName("banner");
        panel.add(sign);
        panel.add(sentence, "wmin 0");
        panel.add(close);
        panel.setVisible(false);
        going.setRepeats(false);
    }

    JComponent component() {
        return panel;
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
        sentence.setText(told);
        sentence.getAccessibleContext().setAccessibleName(told);
        panel.setVisible(true);
        panel.revalidate();
    }

    private void hide() {
        panel.setVisible(false);
    }
}
