package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.time.Duration;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** Passphrase and lock. */
final class PrivacyChapter {
    /** Never, and what people choose elsewhere. */
    private static final List<Duration> IDLE = List.of(
            Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private final Stage stage;
    private final Hands hands;

    PrivacyChapter(Stage stage, Hands hands) {
        this.stage = stage;
        this.hands = hands;
    }

    Chapter chapter() {
        return new Chapter(
                stage.say("settings.privacy"),
                "lock",
                List.of(
                        Line.under(
                                stage.say("settings.passphrase"),
                                stage.say(
                                        hands.hasPassphrase()
                                                ? "settings.passphrase.cost"
                                                : "settings.passphrase.none"),
                                new PassphraseForm(stage, hands).component()),
                        Line.beside(stage.say("settings.idle"), stage.say("settings.idle.cost"), idle()),
                        Line.beside(stage.say("settings.lock"), stage.say("settings.lock.cost"), lock()),
                        Line.beside(stage.say("settings.panic"), stage.say("settings.panic.cost"), panic())));
    }

    private JComponent idle() {
        JComboBox<String> choice = new JComboBox<>();
        for (Duration each : IDLE) {
            choice.addItem(
                    each.isZero()
                            ? stage.say("settings.idle.never")
                            : stage.words().times().lasting(each));
        }
        choice.setName("idle");
        choice.getAccessibleContext().setAccessibleName(stage.say("settings.idle"));
        choice.setSelectedIndex(Math.max(0, IDLE.indexOf(hands.choices().idle())));
        JTextArea needs = Pieces.passage(stage.say("settings.lock.needs-passphrase"), Text.SMALL, Shade.BAD);
        needs.setName("idle-needs");
        needs.setVisible(isInVain());
        choice.addActionListener(chosen -> {
            hands.choose(hands.choices().idle(IDLE.get(choice.getSelectedIndex())));
            needs.setVisible(isInVain());
        });
        JPanel both = Pieces.clear(new MigLayout("insets 0, gap 0 8, wrap 1, hidemode 3", "[160::240,grow,fill]"));
        both.add(choice);
        both.add(needs, "wmin 0");
        return both;
    }

    /** A lock that opens without a passphrase is none, and is not tried. */
    private boolean isInVain() {
        return !hands.choices().idle().isZero() && !hands.hasPassphrase();
    }

    private JComponent lock() {
        JButton lock = Pieces.button(stage.say("settings.lock.now"));
        lock.setName("lock");
        lock.addActionListener(pressed -> hands.lock());
        return lock;
    }

    private JComponent panic() {
        JButton panic = Pieces.button(stage.say("settings.panic.do"));
        Pieces.style(panic, "foreground: $Warren.bad; margin: 7,16,7,16");
        panic.setName("settings-panic");
        panic.addActionListener(pressed -> hands.panic());
        return panic;
    }
}
