package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** What other friends do between us and this one: keep messages while they are away, and meet them. */
final class HelpersCard {
    private final Stage stage;
    private final FriendView friend;
    private final JPanel card;
    private final JPanel keepers = Pieces.clear(new MigLayout("insets 0, gap 0 2, wrap 1, fillx", "[grow,fill]"));
    private final JComboBox<String> others = new JComboBox<>();
    private final JButton introduce;

    HelpersCard(Stage stage, FriendView friend) {
        this.stage = stage;
        this.friend = friend;
        card = DetailsPane.card(stage, "people", "helpers.title");
        card.add(Pieces.passage(stage.say("helpers.keep", friend.name()), Text.SMALL, Shade.QUIET), "wmin 0");
        card.add(keepers, "wmin 0");
        JLabel over = Pieces.label(stage.say("helpers.introduce", friend.name()), Text.SMALL, Shade.QUIET);
        over.setLabelFor(others);
        others.setName("introduce-to");
        others.getAccessibleContext().setAccessibleName(over.getText());
        introduce = Pieces.button(stage.say("helpers.introduce.do"));
        introduce.setName("introduce");
        card.add(over, "gaptop 4");
        card.add(others, "wmin 0");
        card.add(introduce);
        card.setVisible(false);
        Keepers.of(stage, friend.id(), keepers, this::show);
    }

    JComponent component() {
        return card;
    }

    private void show(List<FriendView> helpers) {
        if (helpers.isEmpty()) {
            return; // Nobody could help.
        }
        card.setVisible(true);
        helpers.forEach(each -> others.addItem(each.name()));
        introduce.addActionListener(pressed -> {
            String other = helpers.get(others.getSelectedIndex()).id();
            introduce.setEnabled(false);
            stage.offstage()
                    .tell(
                            () -> stage.node().people().introduce(friend.id(), other),
                            () -> introduce.setText(stage.say("helpers.introduced")));
        });
        card.applyComponentOrientation(stage.words().orientation());
        card.revalidate();
    }
}
