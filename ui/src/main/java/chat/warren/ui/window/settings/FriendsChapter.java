package chat.warren.ui.window.settings;

import chat.warren.node.api.Chats;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.SettingView;
import chat.warren.node.api.Settings;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.details.Keepers;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.words.Words;
import java.util.List;
import java.util.function.Function;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** What friends see of what we do, and what we do for one another. */
final class FriendsChapter {
    private final Stage stage;
    private final JPanel keepers = Pieces.clear(new MigLayout("insets 0, gap 0 4, wrap 1, fillx", "[grow,fill]"));

    FriendsChapter(Stage stage) {
        this.stage = stage;
        Keepers.of(stage, stage.node().self(), keepers, this::show);
    }

    Chapter chapter() {
        return new Chapter(
                stage.say("settings.friends"),
                "people",
                List.of(
                        line("settings.arrival", Switch.of(stage, Settings.SHOW_ARRIVAL)),
                        line("settings.reading", Switch.of(stage, Settings.SHOW_READING)),
                        line("settings.typing", Switch.of(stage, Settings.SHOW_TYPING)),
                        line("settings.new-see", choice(Settings.NEW_FRIENDS_SEE, value -> stage.say("sees." + value))),
                        line("settings.relaying", Switch.of(stage, Settings.RELAYING)),
                        line(
                                "settings.kept",
                                choice(
                                        Settings.KEPT_FOR_EACH,
                                        value -> value.equals("0")
                                                ? stage.say("settings.kept.none")
                                                : stage.say("talk.megabytes", Long.parseLong(value)))),
                        Line.under(stage.say("settings.keepers"), keeping(stage.words()), keepers),
                        Line.under(
                                stage.say("settings.invites"),
                                stage.say("settings.invites.cost"),
                                new Invites(stage).component()),
                        Line.under(
                                stage.say("settings.blocked"),
                                stage.say("settings.blocked.cost"),
                                new Blocked(stage).component())));
    }

    /** What keepers do, for as long as they do it. */
    static String keeping(Words words) {
        return words.say("settings.keepers.cost", words.count("time.days", Chats.KEPT_AT_MOST.toDays()));
    }

    private Line line(String key, JComponent control) {
        control.setName(key);
        return Line.beside(stage.say(key), stage.say(key + ".cost"), control);
    }

    private void set(String name, String value) {
        stage.offstage().tell(() -> stage.node().settings().set(name, value));
    }

    private JComponent choice(String name, Function<String, String> words) {
        JComboBox<String> choice = new JComboBox<>();
        choice.setEnabled(false);
        stage.offstage()
                .ask(
                        () -> stage.node().settings().all().stream()
                                .filter(each -> each.name().equals(name))
                                .findFirst(),
                        found -> found.ifPresent(view -> fill(choice, view, words)));
        return choice;
    }

    private void fill(JComboBox<String> choice, SettingView view, Function<String, String> words) {
        view.choices().forEach(each -> choice.addItem(words.apply(each)));
        choice.setSelectedIndex(view.choices().indexOf(view.value()));
        choice.setEnabled(true);
        choice.addActionListener(chosen -> set(view.name(), view.choices().get(choice.getSelectedIndex())));
    }

    private void show(List<FriendView> friends) {
        if (friends.isEmpty()) {
            keepers.add(Pieces.label(stage.say("settings.keepers.nobody"), Text.BODY, Shade.QUIET));
            keepers.applyComponentOrientation(stage.words().orientation());
            keepers.revalidate();
        }
    }
}
