package chat.warren.ui.window.welcome;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.IntroductionCard;
import chat.warren.node.api.TakenInvite;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextPane;
import javax.swing.SwingConstants;

/** Somebody who is no friend yet: who they are, and what can be done about it. */
public final class PersonPage {
    private final Stage stage;
    private final Sheet sheet;

    private PersonPage(Stage stage, Sheet sheet) {
        this.stage = stage;
        this.sheet = sheet;
    }

    /**
     * Somebody wants to be a friend.
     *
     * @param people among whom others may have come by the same invite
     */
    public static PersonPage asking(Stage stage, FriendView person, List<FriendView> people) {
        PersonPage page = new PersonPage(
                stage, new Sheet("person", stage.say("request.title", person.name()), stage.say("request.sentence")));
        if (!person.message().isBlank()) {
            page.sheet.with(page.said(person.message()));
        }
        JTextPane key =
                Pieces.centred(stage.say("request.key", FriendView.fingerprint(person.id())), Text.CODE, Shade.QUIET);
        key.setName("key");
        page.sheet.with(key);
        String others = others(person, people);
        if (!others.isEmpty()) {
            JTextPane same = Pieces.centred(stage.say("request.same", others), Text.BODY, Shade.WAIT);
            same.setName("same-invite");
            page.sheet.with(same);
        }
        JButton accept = Pieces.leading(stage.say("request.accept"));
        accept.setName("accept");
        accept.addActionListener(pressed -> {
            accept.setEnabled(false);
            stage.offstage().tell(() -> stage.node().people().accept(person.id()));
        });
        JButton decline =
                page.act("request.decline", () -> stage.node().people().decline(person.id()));
        JButton block = page.act("request.block", () -> stage.node().people().block(person.id()));
        page.sheet.leading(accept).elsewhere(decline, block);
        return page.turned();
    }

    /** Who else came by the same invite and waits for an answer. */
    static String others(FriendView person, List<FriendView> people) {
        return people.stream()
                .filter(each -> person.invite().isPresent()
                        && each.invite().equals(person.invite())
                        && !each.id().equals(person.id()))
                .map(each -> each.name() + " (" + FriendView.fingerprint(each.id()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** A friend would like us to meet somebody. */
    public static PersonPage introduced(Stage stage, IntroductionCard card) {
        PersonPage page = new PersonPage(
                stage,
                new Sheet(
                        "people",
                        stage.say("met.title", card.name()),
                        stage.say(card.accepted() ? "met.wait" : "met.sentence", card.byName(), card.name())));
        JButton refuse = page.act("request.decline", () -> stage.node().people().refuseIntroduction(card.id()));
        if (!card.accepted()) {
            JButton accept = Pieces.leading(stage.say("met.accept"));
            accept.setName("meet");
            accept.addActionListener(pressed -> {
                accept.setEnabled(false);
                stage.offstage().tell(() -> stage.node().people().acceptIntroduction(card.id()));
            });
            page.sheet.leading(accept);
        }
        page.sheet.elsewhere(refuse);
        return page.turned();
    }

    /** We asked, and they have to answer. */
    public static PersonPage asked(Stage stage, FriendView person) {
        PersonPage page = new PersonPage(
                stage, new Sheet("waiting", stage.say("asked.title", person.name()), stage.say("asked.sentence")));
        page.sheet.elsewhere(
                page.act("asked.take-back", () -> stage.node().people().remove(person.id())));
        return page.turned();
    }

    /** We took an invite, and whoever gave it was not met. */
    public static PersonPage looking(Stage stage, TakenInvite taken) {
        String until = stage.words().times().full(taken.until(), stage.zone());
        PersonPage page = new PersonPage(
                stage, new Sheet("waiting", stage.say("taken.title"), stage.say("taken.sentence", until)));
        page.sheet.elsewhere(
                page.act("taken.give-up", () -> stage.node().people().giveUp(taken.id())));
        return page.turned();
    }

    private PersonPage turned() {
        sheet.component().applyComponentOrientation(stage.words().orientation());
        return this;
    }

    private JLabel said(String message) {
        JLabel said = Pieces.label("“" + message + "”", Text.HEADING, Shade.INK);
        said.setHorizontalAlignment(SwingConstants.CENTER);
        return said;
    }

    private JButton act(String key, chat.warren.ui.window.offstage.Question.Errand errand) {
        JButton button = Pieces.quiet(stage.say(key));
        button.setName(key);
        button.addActionListener(pressed -> stage.offstage().tell(errand));
        return button;
    }

    public JComponent component() {
        return sheet.component();
    }
}
