package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.node.api.WayView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** The path, proven; or why there is none, in one sentence with one button. */
final class PathCard {
    private final Stage stage;
    private FriendView friend;
    private final JPanel facts = Pieces.clear(new MigLayout("insets 0, gap 12 6, wrap 2, fillx", "[][grow,fill,0::]"));
    private final Consumer<String> settings;
    private final JPanel card;
    private final JTextArea why = Pieces.passage("", Text.BODY, Shade.WAIT);
    private final JButton help = Pieces.button("");
    private Why.Help helping = Why.Help.AGAIN;
    private List<WayView.Attempt> attempts = List.of();

    PathCard(Stage stage, FriendView friend, Consumer<String> settings) {
        this.stage = stage;
        this.friend = friend;
        this.settings = settings;
        card = DetailsPane.card(stage, "network", "path.title");
        why.setName("why");
        why.setVisible(false);
        help.setName("why-help");
        help.setVisible(false);
        help.addActionListener(pressed -> help());
        card.add(why, "wmin 0, hidemode 3");
        card.add(help, "hidemode 3");
        card.add(facts, "wmin 0");
        JButton copy = Pieces.button(stage.say("path.copy"));
        copy.addActionListener(pressed -> {
            String text =
                    report(this.friend).text(this.friend.name(), stage.clock().instant(), stage.words(), stage.zone())
                            + tried();
            Pieces.copy(text);
            copy.setText(stage.say("invite.copied"));
        });
        card.add(copy);
        show(friend);
    }

    JComponent component() {
        return card;
    }

    private PathReport report(FriendView of) {
        return PathReport.of(of, stage.words(), stage.clock().instant(), stage.zone());
    }

    /** The way is another one by now, or was measured anew. */
    void show(FriendView now) {
        friend = now;
        facts.removeAll();
        for (PathReport.Fact fact : report(now).facts()) {
            facts.add(Pieces.label(fact.name(), Text.SMALL, Shade.QUIET), "aligny top");
            facts.add(Pieces.passage(fact.is(), Text.SMALL, Shade.INK), "wmin 0");
        }
        facts.applyComponentOrientation(stage.words().orientation());
        card.revalidate();
        look();
    }

    private void look() {
        stage.offstage().ask(() -> stage.node().people().way(friend.id()), this::show, failure -> {});
    }

    private void show(WayView way) {
        attempts = way.attempts();
        Optional<Why> told = Why.of(way, friend.name(), stage.words());
        why.setVisible(told.isPresent());
        help.setVisible(told.isPresent());
        told.ifPresent(each -> {
            why.setText(each.sentence());
            helping = each.help();
            help.setText(helping.words(stage.words()));
        });
        card.revalidate();
    }

    private void help() {
        switch (helping) {
            case SHOW ->
                stage.offstage()
                        .tell(() -> stage.node().people().show(friend.id(), FriendView.Visibility.DIRECT), this::look);
            case NETWORK -> settings.accept(stage.say("settings.network"));
            case FRIENDS -> settings.accept(stage.say("settings.friends"));
            case AGAIN -> look();
        }
    }

    /** What was tried lately, for whoever is to help: with networks, and without whole addresses. */
    private String tried() {
        return attempts.stream()
                .map(each -> stage.words().times().full(each.at(), stage.zone()) + "  " + each.event() + "  "
                        + each.where() + "\n")
                .collect(Collectors.joining());
    }
}
