package chat.warren.ui.window.welcome;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPasswordField;

/** Asks for the passphrase of a profile. Says nothing else of it. */
public final class UnlockPage {
    private final Words words;
    private final Sheet sheet;
    private final JPasswordField passphrase = new JPasswordField();
    private final JButton on;

    /** The passphrase is the taker's to wipe. */
    public UnlockPage(Words words, String where, Consumer<char[]> answered, JButton... elsewhere) {
        this.words = words;
        on = Pieces.leading(words.say("unlock.unlock"));
        on.setName("unlock");
        passphrase.setName("passphrase");
        passphrase.putClientProperty(FlatClientProperties.STYLE, "showRevealButton: true");
        passphrase.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.say("unlock.passphrase"));
        passphrase.getAccessibleContext().setAccessibleName(words.say("unlock.passphrase"));
        on.addActionListener(pressed -> {
            char[] typed = passphrase.getPassword();
            if (typed.length > 0) {
                busy(true);
                answered.accept(typed);
            }
        });
        sheet = new Sheet("lock", words.say("unlock.title"), where)
                .with(passphrase)
                .leading(on)
                .elsewhere(elsewhere);
        sheet.component().applyComponentOrientation(words.orientation());
    }

    private void busy(boolean unlocking) {
        on.setEnabled(!unlocking);
        on.setText(words.say(unlocking ? "unlock.unlocking" : "unlock.unlock"));
        passphrase.setEnabled(!unlocking);
    }

    public JComponent component() {
        return sheet.component();
    }

    public void focus() {
        passphrase.requestFocusInWindow();
    }

    /** It was the wrong one, or something else is in the way. */
    public void fault(String sentence) {
        busy(false);
        passphrase.setText("");
        sheet.fault(sentence);
        focus();
    }
}
