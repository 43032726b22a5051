package chat.warren.ui.window.welcome;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.FlatClientProperties;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPasswordField;

/** A sealed file and what opens it. */
public final class BackupPage {
    /** Somebody chose both. */
    @FunctionalInterface
    public interface Chosen {
        /** The passphrase is the taker's to wipe. */
        void restore(Path backup, char[] passphrase);
    }

    private final Sheet sheet;
    private final JButton choose;
    private final JPasswordField passphrase = new JPasswordField();
    private final JButton on;
    private Optional<Path> file = Optional.empty();

    /** Asks for both. */
    public BackupPage(Words words, Chosen chosen, Runnable back) {
        choose = Pieces.button(words.say("return.backup.choose"));
        choose.setName("choose-backup");
        choose.addActionListener(pressed -> choose());
        passphrase.setName("backup-passphrase");
        passphrase.putClientProperty(FlatClientProperties.STYLE, "showRevealButton: true");
        passphrase.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.say("settings.backup.passphrase"));
        passphrase.getAccessibleContext().setAccessibleName(words.say("settings.backup.passphrase"));
        on = Pieces.leading(words.say("return.backup.restore"));
        on.setName("restore");
        on.setEnabled(false);
        on.addActionListener(pressed -> {
            char[] typed = passphrase.getPassword();
            if (file.isPresent() && typed.length > 0) {
                on.setEnabled(false);
                chosen.restore(file.get(), typed);
            }
        });
        JButton before = Pieces.quiet(words.say("back"));
        before.setName("back");
        before.addActionListener(pressed -> back.run());
        sheet = new Sheet("storage", words.say("return.backup.title"), words.say("return.backup.sentence"))
                .with(choose)
                .with(passphrase)
                .leading(on)
                .elsewhere(before);
        sheet.component().applyComponentOrientation(words.orientation());
    }

    private void choose() {
        JFileChooser chooser = new JFileChooser();
        if (chooser.showOpenDialog(sheet.component()) == JFileChooser.APPROVE_OPTION) {
            take(chooser.getSelectedFile().toPath());
        }
    }

    /** This is the file. */
    public void take(Path backup) {
        file = Optional.of(backup);
        choose.setText(String.valueOf(backup.getFileName()));
        on.setEnabled(true);
        passphrase.requestFocusInWindow();
    }

    /** It was not the passphrase, or not a backup. */
    public void fault(String sentence) {
        passphrase.setText("");
        on.setEnabled(file.isPresent());
        sheet.fault(sentence);
        passphrase.requestFocusInWindow();
    }

    public JComponent component() {
        return sheet.component();
    }

    public void focus() {
        choose.requestFocusInWindow();
    }
}
