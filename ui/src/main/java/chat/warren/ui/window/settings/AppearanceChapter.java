package chat.warren.ui.window.settings;

import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.look.Theme;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.words.Tongue;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.ButtonGroup;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;

/** Theme, size and language. */
final class AppearanceChapter {
    private final Stage stage;
    private final Hands hands;

    AppearanceChapter(Stage stage, Hands hands) {
        this.stage = stage;
        this.hands = hands;
    }

    Chapter chapter() {
        return new Chapter(
                stage.say("settings.appearance"),
                "palette",
                List.of(
                        Line.under(stage.say("settings.theme"), stage.say("settings.theme.cost"), themes()),
                        Line.beside(stage.say("settings.zoom"), stage.say("settings.zoom.cost"), zoom()),
                        Line.beside(stage.say("settings.language"), stage.say("settings.language.cost"), language()),
                        Line.beside(stage.say("settings.enter"), stage.say("settings.enter.cost"), enter())));
    }

    private JComponent themes() {
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8"));
        ButtonGroup group = new ButtonGroup();
        for (Theme theme : Theme.values()) {
            JToggleButton choice =
                    new JToggleButton(stage.say("settings.theme." + theme.name().toLowerCase(Locale.ROOT)));
            choice.setName("theme." + theme.name().toLowerCase(Locale.ROOT));
            choice.putClientProperty(
                    FlatClientProperties.STYLE,
                    "margin: 7,16,7,16; selectedBackground: $Warren.chosen; selectedForeground: $Warren.ink");
            choice.setSelected(hands.choices().theme() == theme);
            choice.addActionListener(pressed -> hands.choose(hands.choices().theme(theme)));
            group.add(choice);
            row.add(choice);
        }
        return row;
    }

    private JComponent zoom() {
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 4", "[][56!,center][]"));
        var shown = Pieces.label(percent(), Text.BODY, Shade.INK);
        JButton less = Pieces.icon("minus", stage.say("shortcut.zoom-out"));
        less.addActionListener(pressed -> {
            hands.choose(hands.choices().percent(hands.choices().percent() - Look.STEP));
            shown.setText(percent());
        });
        JButton more = Pieces.icon("add", stage.say("shortcut.zoom-in"));
        more.addActionListener(pressed -> {
            hands.choose(hands.choices().percent(hands.choices().percent() + Look.STEP));
            shown.setText(percent());
        });
        row.add(less);
        row.add(shown);
        row.add(more);
        return row;
    }

    private String percent() {
        return stage.say("path.percent", hands.choices().percent());
    }

    private JComponent enter() {
        Choices.Manners now = hands.choices().manners();
        return Pieces.choice(
                now.enterSends(),
                sends -> hands.choose(
                        hands.choices().manners(hands.choices().manners().enterSends(sends))));
    }

    private JComponent language() {
        DefaultComboBoxModel<String> names = new DefaultComboBoxModel<>();
        names.addElement(stage.say("settings.language.system"));
        for (Tongue tongue : Tongue.values()) {
            names.addElement(tongue.ownName());
        }
        JComboBox<String> choice = new JComboBox<>(names);
        choice.setName("language");
        List<Tongue> tongues = List.of(Tongue.values());
        choice.setSelectedIndex(hands.choices().tongue().map(tongues::indexOf).orElse(-1) + 1);
        choice.addActionListener(chosen -> {
            int at = choice.getSelectedIndex();
            hands.choose(hands.choices().tongue(at <= 0 ? Optional.empty() : Optional.of(tongues.get(at - 1))));
        });
        return choice;
    }
}
