package chat.warren.ui.window.settings;

import chat.warren.node.api.ProfileView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.look.Typed;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** Who we are, how we come back, and who else we are. */
final class ProfileChapter {
    /** Beyond it somebody wants another program. */
    private static final int MOST_PROFILES = 9;

    private final Stage stage;
    private final Hands hands;
    private final JTextField name = new JTextField();
    private final JButton rename;
    private final JTextArea told = Pieces.passage("", Text.SMALL, Shade.QUIET);
    private final JButton copy;

    ProfileChapter(Stage stage, Hands hands) {
        this.stage = stage;
        this.hands = hands;
        this.copy = Pieces.button(stage.say("settings.identity.copy"));
        copy.setEnabled(false);
        this.rename = Pieces.button(stage.say("save"));
        rename.setName("save-name");
        rename.setEnabled(false);
        name.setName("own-name");
        name.getAccessibleContext().setAccessibleName(stage.say("settings.name"));
        told.setVisible(false);
        stage.offstage().ask(() -> stage.node().profile().view(), this::show);
    }

    Chapter chapter() {
        return new Chapter(
                stage.say("settings.profile"),
                "person",
                List.of(
                        Line.under(stage.say("settings.name"), stage.say("settings.name.cost"), who()),
                        Line.beside(stage.say("settings.identity"), stage.say("settings.identity.cost"), copy),
                        Line.under(
                                stage.say("settings.recovery"),
                                stage.say("settings.recovery.cost"),
                                new RecoverySheet(stage).component()),
                        Line.under(stage.say("settings.profiles"), stage.say("settings.profiles.cost"), others())));
    }

    private void show(ProfileView view) {
        name.setText(view.name());
        Typed.in(name, () -> rename.setEnabled(!name.getText().isBlank()));
        rename.addActionListener(pressed -> rename());
        name.addActionListener(entered -> rename());
        copy.setEnabled(true);
        copy.addActionListener(pressed -> Pieces.copy(view.identity()));
    }

    private JComponent who() {
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8 4, fillx, hidemode 3", "[grow,fill][]"));
        row.add(name, "wmin 80");
        row.add(rename, "wrap");
        row.add(told, "span, growx, wmin 0");
        return row;
    }

    private void rename() {
        String wanted = name.getText();
        Question<Boolean> renaming = () -> {
            stage.node().devices().callUs(wanted);
            return true;
        };
        stage.offstage()
                .ask(renaming, done -> say(stage.say("settings.name.told")), failure -> say(stage.told(failure)));
    }

    private void say(String sentence) {
        told.setText(sentence);
        told.setVisible(true);
    }

    /** Profiles lie side by side, each in a folder of its own: "profile", "profile-2", and so on. */
    private JComponent others() {
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8, wrap 4"));
        stage.offstage().askAside(this::siblings, found -> {
            for (Path each : found) {
                boolean there = Files.exists(each);
                String name = String.valueOf(each.getFileName());
                JButton other = Pieces.button(there ? name : stage.say("settings.profiles.new"));
                other.setEnabled(!each.equals(hands.folder()));
                other.addActionListener(pressed -> hands.open(each));
                row.add(other);
            }
            row.revalidate();
        });
        return row;
    }

    /** Those that are there, and the place of the next. */
    private List<Path> siblings() {
        String stem = String.valueOf(hands.folder().getFileName()).replaceFirst("-\\d$", "");
        List<Path> found = new ArrayList<>();
        Optional<Path> free = Optional.empty();
        for (int number = 1; number <= MOST_PROFILES; number++) {
            Path folder = hands.folder().resolveSibling(number == 1 ? stem : stem + "-" + number);
            if (Files.exists(folder)) {
                found.add(folder);
            } else if (free.isEmpty()) {
                free = Optional.of(folder);
            }
        }
        free.ifPresent(found::add);
        return found;
    }
}
