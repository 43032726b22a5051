package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JCheckBox;
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
        stage.offstage().ask(this::circle, this::show);
    }

    JComponent component() {
        return card;
    }

    /** Our other friends, and which of them keep messages for this one. */
    private record Circle(List<FriendView> others, List<String> keepers) {}

    private Circle circle() throws ProfileException, InterruptedException {
        return new Circle(
                stage.node().people().all().stream()
                        .filter(each -> each.stage() == FriendView.Stage.FRIEND
                                && !each.id().equals(friend.id()))
                        .toList(),
                stage.node().chats().keepers(friend.id()));
    }

    private void show(Circle circle) {
        if (circle.others().isEmpty()) {
            return; // Nobody could help.
        }
        card.setVisible(true);
        List<String> chosen = new ArrayList<>(circle.keepers());
        for (FriendView each : circle.others()) {
            JCheckBox box = new JCheckBox(each.name(), chosen.contains(each.id()));
            box.setOpaque(false);
            box.setName("keeps." + each.name());
            box.addActionListener(pressed -> {
                chosen.remove(each.id());
                if (box.isSelected()) {
                    chosen.add(each.id());
                }
                List<String> wanted = List.copyOf(chosen);
                stage.offstage().tell(() -> stage.node().chats().entrust(friend.id(), Optional.of(wanted)));
            });
            keepers.add(box);
            others.addItem(each.name());
        }
        introduce.addActionListener(pressed -> {
            String other = circle.others().get(others.getSelectedIndex()).id();
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
