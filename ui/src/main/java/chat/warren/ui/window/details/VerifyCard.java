package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** How the key is known to be theirs, and the words to make sure. */
final class VerifyCard {
    private final Stage stage;
    private final FriendView friend;
    private final JPanel card;

    VerifyCard(Stage stage, FriendView friend) {
        this.stage = stage;
        this.friend = friend;
        boolean sure = friend.verified().how() == FriendView.How.COMPARED;
        card = DetailsPane.card(stage, sure ? "verified" : "shield", "details.verify");
        card.add(
                Pieces.passage(
                        PathReport.verified(friend, stage.words(), stage.zone()),
                        Text.BODY,
                        sure ? Shade.GOOD : Shade.QUIET),
                "wmin 0");
        JButton show = Pieces.button(stage.say("verify.show"));
        show.setName("show-words");
        show.addActionListener(pressed -> {
            show.setVisible(false);
            stage.offstage().ask(() -> stage.node().people().words(friend.id()), this::show);
        });
        card.add(show, "hidemode 3");
    }

    JComponent component() {
        return card;
    }

    private void show(List<String> words) {
        card.add(Pieces.passage(stage.say("verify.compare", friend.name()), Text.SMALL, Shade.QUIET), "wmin 0");
        JPanel grid = Pieces.clear(new MigLayout("insets 4 0 4 0, gap 16 6, wrap 2", "[grow][grow]"));
        grid.setName("words");
        for (String word : words) {
            grid.add(Pieces.label(word, Text.CODE, Shade.INK));
        }
        card.add(grid);
        JButton same = Pieces.leading(stage.say("verify.same"));
        same.setName("verified");
        same.addActionListener(pressed -> decide(true));
        JButton different = Pieces.button(stage.say("verify.different"));
        different.addActionListener(pressed -> decide(false));
        card.add(same);
        card.add(different);
        card.applyComponentOrientation(stage.words().orientation());
        card.revalidate();
    }

    private void decide(boolean same) {
        stage.offstage().tell(() -> stage.node().people().verify(friend.id(), same));
    }
}
