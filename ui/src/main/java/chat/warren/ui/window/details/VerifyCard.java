package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.welcome.CodeReader;
import chat.warren.ui.window.welcome.QrPicture;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** How the key is known to be theirs, and the words to make sure. */
final class VerifyCard {
    private final Stage stage;
    private final FriendView friend;
    private final JPanel card;
    private final JTextArea fault = Pieces.passage("", Text.SMALL, Shade.BAD);

    VerifyCard(Stage stage, FriendView friend) {
        this.stage = stage;
        this.friend = friend;
        boolean sure = friend.verified().sure();
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
        JButton code = Pieces.button(stage.say("verify.code"));
        code.setName("show-code");
        code.addActionListener(pressed -> {
            code.setVisible(false);
            stage.offstage().ask(() -> stage.node().people().code(), this::code);
        });
        card.add(code, "hidemode 3");
        JButton scan = Pieces.button(stage.say("verify.scan", friend.name()));
        scan.setName("scan-code");
        scan.addActionListener(pressed -> CodeReader.ask(card, stage.offstage(), this::scanned));
        card.add(scan);
        fault.setName("scan-fault");
        fault.setVisible(false);
        card.add(fault, "wmin 0, hidemode 3");
    }

    JComponent component() {
        return card;
    }

    /** Our own code, for their camera. */
    private void code(String own) {
        QrPicture picture = new QrPicture();
        picture.setName("own-code");
        picture.show(own);
        picture.getAccessibleContext().setAccessibleName(stage.say("verify.code"));
        card.add(Pieces.passage(stage.say("verify.code.cost", friend.name()), Text.SMALL, Shade.QUIET), "wmin 0");
        card.add(picture, "growx 0, alignx center");
        card.revalidate();
    }

    private void scanned(Optional<String> found) {
        fault.setVisible(false);
        found.ifPresentOrElse(
                text -> stage.offstage()
                        .ask(
                                () -> {
                                    stage.node().people().scanned(friend.id(), text);
                                    return true;
                                },
                                done -> {},
                                failure -> fault(stage.told(failure))),
                () -> fault(stage.say("door.link.no-code")));
    }

    private void fault(String sentence) {
        fault.setText(sentence);
        fault.setVisible(true);
        card.revalidate();
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
