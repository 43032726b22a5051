package chat.warren.ui.window.settings;

import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Saving;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.FlatClientProperties;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** A copy of everything, for the day on which this disk breaks. */
final class StorageChapter {
    private final Stage stage;
    private final JPasswordField passphrase = new JPasswordField();
    private final JTextArea told = Pieces.passage("", Text.BODY, Shade.QUIET);

    StorageChapter(Stage stage) {
        this.stage = stage;
    }

    Chapter chapter() {
        return new Chapter(
                stage.say("settings.storage"),
                "storage",
                List.of(Line.under(stage.say("settings.backup"), stage.say("settings.backup.cost"), backup())));
    }

    private JComponent backup() {
        JPanel form = Pieces.clear(new MigLayout("insets 0, gap 8, wrap 1, fillx", "[240:320:320,fill]"));
        passphrase.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, stage.say("settings.backup.passphrase"));
        passphrase.getAccessibleContext().setAccessibleName(stage.say("settings.backup.passphrase"));
        JButton save = Pieces.button(stage.say("settings.backup.save"));
        save.addActionListener(pressed -> choose(form));
        form.add(passphrase);
        form.add(save, "grow 0");
        told.setVisible(false);
        form.add(told, "hidemode 3, wmin 0");
        return form;
    }

    private void choose(JComponent over) {
        if (passphrase.getPassword().length == 0) {
            say(stage.say("settings.backup.passphrase.empty"));
        } else {
            LocalDate today = stage.clock().instant().atZone(stage.zone()).toLocalDate();
            Saving.ask(stage, over, "warren-" + today + ".backup").ifPresent(this::save);
        }
    }

    private void save(Path file) {
        char[] typed = passphrase.getPassword();
        passphrase.setText("");
        say(stage.say("settings.backup.working"));
        stage.offstage()
                .askAside(
                        () -> {
                            try {
                                stage.node().profile().export(file, typed, true);
                                return file;
                            } finally {
                                Arrays.fill(typed, '\0');
                            }
                        },
                        saved -> say(stage.say("settings.backup.done", saved)),
                        (ProfileException failure) -> say(stage.told(failure)));
    }

    private void say(String sentence) {
        told.setText(sentence);
        told.setVisible(true);
        told.revalidate();
    }
}
