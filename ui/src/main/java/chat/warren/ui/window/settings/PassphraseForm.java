package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.Arrays;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** A new passphrase, typed twice. */
public final class PassphraseForm {
    /** Fewer are guessed whatever work each guess takes. */
    private static final int LEAST_LETTERS = 8;

    private final Stage stage;
    private final Hands hands;
    private final JPanel form = Pieces.clear(new MigLayout("insets 0, gap 8, wrap 1, fillx", "[240:320:320,fill]"));
    private final JPasswordField first = new JPasswordField();
    private final JPasswordField second = new JPasswordField();
    private final JButton set;
    private final JTextArea told = Pieces.passage("", Text.BODY, Shade.QUIET);

    public PassphraseForm(Stage stage, Hands hands) {
        this.stage = stage;
        this.hands = hands;
        field(first, "settings.passphrase.new", "new-passphrase");
        field(second, "settings.passphrase.again", "again-passphrase");
        set = Pieces.button(stage.say("settings.passphrase.set"));
        set.setName("set-passphrase");
        set.addActionListener(pressed -> set());
        form.add(set, "grow 0");
        told.setVisible(false);
        told.setName("passphrase-told");
        form.add(told, "hidemode 3, wmin 0");
    }

    public JComponent component() {
        return form;
    }

    private void field(JPasswordField field, String key, String name) {
        field.setName(name);
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, stage.say(key));
        field.putClientProperty(FlatClientProperties.STYLE, "showRevealButton: true");
        field.getAccessibleContext().setAccessibleName(stage.say(key));
        form.add(field);
    }

    private void set() {
        char[] typed = first.getPassword();
        char[] again = second.getPassword();
        boolean same = Arrays.equals(typed, again);
        Arrays.fill(again, '\0');
        if (typed.length < LEAST_LETTERS || !same) {
            Arrays.fill(typed, '\0');
            say(stage.say(same ? "settings.passphrase.short" : "settings.passphrase.differ", LEAST_LETTERS));
            return;
        }
        set.setEnabled(false);
        say(stage.say("settings.passphrase.working"));
        hands.protect(typed, failure -> {
            set.setEnabled(true);
            first.setText("");
            second.setText("");
            say(failure.isEmpty() ? stage.say("settings.passphrase.done") : failure);
        });
    }

    private void say(String sentence) {
        told.setText(sentence);
        told.setVisible(true);
        form.revalidate();
    }
}
