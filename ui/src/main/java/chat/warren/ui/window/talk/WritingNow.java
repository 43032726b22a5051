package chat.warren.ui.window.talk;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;

/** The line that says who is writing. */
final class WritingNow extends JPanel {
    /** Who hears nothing more for so long takes it that they stopped writing. */
    private static final int MILLIS = 6000;

    private final JLabel line = Pieces.label(" ", Text.SMALL, Shade.QUIET);
    private final Timer over = new Timer(MILLIS, _ -> stop());

    WritingNow() {
        super(new BorderLayout());
        setOpaque(false);
        int gap = UIScale.scale(Pieces.GAP);
        line.setBorder(BorderFactory.createEmptyBorder(0, 3 * gap, 0, 3 * gap));
        line.setName("writing-now");
        over.setRepeats(false);
        add(line);
    }

    void begin(String words) {
        line.setText(words);
        over.restart();
    }

    void stop() {
        line.setText(" ");
        over.stop();
    }
}
