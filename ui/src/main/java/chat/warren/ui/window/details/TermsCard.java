package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.FriendView.May;
import chat.warren.node.api.FriendView.Visibility;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.Locale;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** What this friend may do with us, and may know. Whether they may call is kept as it is until there are calls. */
final class TermsCard {
    private final Stage stage;
    private final FriendView friend;
    private final JPanel card;
    private final JCheckBox relay;
    private final JCheckBox keep;

    TermsCard(Stage stage, FriendView friend) {
        this.stage = stage;
        this.friend = friend;
        card = DetailsPane.card(stage, "key", "may.title");
        relay = box("may.relay", friend.may().relay());
        keep = box("may.keep", friend.may().keep());
        card.add(visibility(), "wmin 0");
    }

    JComponent component() {
        return card;
    }

    private JCheckBox box(String key, boolean chosen) {
        JCheckBox box = DetailsPane.box(stage, card, key, this::allow);
        box.setSelected(chosen);
        return box;
    }

    private void allow() {
        May may = new May(friend.may().call(), relay.isSelected(), keep.isSelected());
        stage.offstage().tell(() -> stage.node().people().allow(friend.id(), may));
    }

    private JComponent visibility() {
        DefaultComboBoxModel<String> words = new DefaultComboBoxModel<>();
        for (Visibility each : Visibility.values()) {
            words.addElement(
                    stage.say("sees." + each.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        JComboBox<String> sees = new JComboBox<>(words);
        sees.setSelectedItem(
                words.getElementAt(java.util.List.of(Visibility.values()).indexOf(friend.sees())));
        sees.addActionListener(chosen -> {
            Visibility wanted = List.of(Visibility.values()).get(sees.getSelectedIndex());
            stage.offstage().tell(() -> stage.node().people().show(friend.id(), wanted));
        });
        JLabel over = Pieces.label(stage.say("sees.title"), Text.SMALL, Shade.QUIET);
        over.setLabelFor(sees);
        card.add(over);
        return sees;
    }
}
