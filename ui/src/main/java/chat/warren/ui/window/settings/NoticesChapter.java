package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.notice.Told;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.Locale;
import javax.swing.JComboBox;
import javax.swing.JComponent;

/** What the desktop may tell, and whether a closed window goes on. */
final class NoticesChapter {
    private final Stage stage;
    private final Hands hands;

    NoticesChapter(Stage stage, Hands hands) {
        this.stage = stage;
        this.hands = hands;
    }

    Chapter chapter() {
        Choices.Manners now = hands.choices().manners();
        return new Chapter(
                stage.say("settings.notices"),
                "bell",
                List.of(
                        Line.beside(stage.say("settings.told"), stage.say("settings.told.cost"), told()),
                        Line.beside(
                                stage.say("settings.aloud"),
                                stage.say("settings.aloud.cost"),
                                Pieces.choice(
                                        now.aloud(), on -> behave(manners().aloud(on)))),
                        Line.beside(
                                stage.say("settings.stays"),
                                stage.say(hands.hasTray() ? "settings.stays.cost" : "settings.stays.no-tray"),
                                Pieces.choice(
                                        now.stays(), on -> behave(manners().stays(on))))));
    }

    private Choices.Manners manners() {
        return hands.choices().manners();
    }

    private void behave(Choices.Manners other) {
        hands.choose(hands.choices().manners(other));
    }

    private JComponent told() {
        JComboBox<String> choice = new JComboBox<>();
        for (Told each : Told.values()) {
            choice.addItem(stage.say("settings.told." + each.name().toLowerCase(Locale.ROOT)));
        }
        choice.setName("told");
        choice.setSelectedIndex(List.of(Told.values()).indexOf(manners().told()));
        choice.addActionListener(
                chosen -> behave(manners().told(List.of(Told.values()).get(choice.getSelectedIndex()))));
        return choice;
    }
}
