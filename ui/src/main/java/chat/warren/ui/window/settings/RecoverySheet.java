package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** The 24 words that bring an identity back: shown when asked for, and hidden again. */
public final class RecoverySheet {
    private final Stage stage;
    private final JPanel root = Pieces.clear(new MigLayout("insets 0, gap 0 8, wrap 1, fillx", "[grow,fill]"));
    private final JPanel words = Pieces.card(new MigLayout("insets 16, gap 24 8, wrap 4", "[grow][grow][grow][grow]"));
    private final JButton show;

    public RecoverySheet(Stage stage) {
        this.stage = stage;
        show = Pieces.button(stage.say("settings.recovery.show"));
        show.setName("show-recovery");
        show.addActionListener(pressed -> {
            if (words.isVisible()) {
                hide();
            } else {
                stage.offstage().ask(() -> stage.node().profile().recoveryWords(), this::show);
            }
        });
        words.setVisible(false);
        words.setName("recovery-words");
        root.add(words, "hidemode 3, wmin 0");
        root.add(show, "grow 0");
    }

    public JComponent component() {
        return root;
    }

    private void show(List<String> recovery) {
        words.removeAll();
        for (int i = 0; i < recovery.size(); i++) {
            JLabel word = Pieces.label(stage.words().number(i + 1) + "  " + recovery.get(i), Text.STRONG, Shade.INK);
            words.add(word);
        }
        words.setVisible(true);
        show.setText(stage.say("settings.recovery.hide"));
        root.revalidate();
    }

    private void hide() {
        words.removeAll();
        words.setVisible(false);
        show.setText(stage.say("settings.recovery.show"));
        root.revalidate();
    }
}
