package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** The path, proven; or why there is none. */
final class PathCard {
    private final JPanel card;

    PathCard(Stage stage, FriendView friend) {
        card = DetailsPane.card(stage, "network", "path.title");
        PathReport report = PathReport.of(friend, stage.words(), stage.zone());
        JPanel facts = Pieces.clear(new MigLayout("insets 0, gap 12 6, wrap 2, fillx", "[][grow,fill,0::]"));
        for (PathReport.Fact fact : report.facts()) {
            facts.add(Pieces.label(fact.name(), Text.SMALL, Shade.QUIET), "aligny top");
            facts.add(Pieces.passage(fact.is(), Text.SMALL, Shade.INK), "wmin 0");
        }
        card.add(facts, "wmin 0");
        JTextArea why = Pieces.passage("", Text.SMALL, Shade.WAIT);
        why.setName("why");
        why.setVisible(false);
        card.add(why, "wmin 0, hidemode 3");
        JButton copy = Pieces.button(stage.say("path.copy"));
        copy.addActionListener(pressed -> {
            String text = report.text(friend.name(), stage.clock().instant(), stage.words(), stage.zone());
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
            copy.setText(stage.say("invite.copied"));
        });
        card.add(copy);
        stage.offstage()
                .ask(
                        () -> stage.node().network().view().contacts(),
                        contacts -> PathReport.whyNot(friend, contacts, stage.words())
                                .ifPresent(sentence -> {
                                    why.setText(sentence);
                                    why.setVisible(true);
                                    card.revalidate();
                                }));
    }

    JComponent component() {
        return card;
    }
}
