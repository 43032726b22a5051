package chat.warren.ui.window.settings;

import chat.warren.node.api.NetworkView;
import chat.warren.node.api.ReachView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.list.Corner;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import javax.swing.JTextArea;

/** How we stand with the network. */
final class NetworkChapter {
    private final Stage stage;
    private final JTextArea state = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea reach = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea peers = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea port = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea seen = Pieces.passage("", Text.BODY, Shade.INK);

    NetworkChapter(Stage stage) {
        this.stage = stage;
        stage.offstage().ask(() -> stage.node().network().view(), this::show);
        stage.offstage().ask(() -> stage.node().network().reach(), this::show);
    }

    Chapter chapter() {
        return new Chapter(
                stage.say("settings.network"),
                "network",
                List.of(
                        Line.under(
                                stage.say("settings.network.state"), stage.say("settings.network.state.cost"), state),
                        Line.under(
                                stage.say("settings.network.reach"), stage.say("settings.network.reach.cost"), reach),
                        Line.under(
                                stage.say("settings.network.peers"), stage.say("settings.network.peers.cost"), peers),
                        Line.under(stage.say("settings.network.port"), stage.say("settings.network.port.cost"), port),
                        Line.under(stage.say("settings.network.seen"), stage.say("settings.network.seen.cost"), seen)));
    }

    private void show(NetworkView view) {
        state.setText(Corner.said(view, stage));
        peers.setText(stage.words().number(view.contacts()));
        port.setText(Integer.toString(view.port()));
        seen.setText(view.seenAs()
                .map(address -> address.getAddress().getHostAddress())
                .orElse(stage.say("path.unknown")));
    }

    /** A grade of a newer node comes in that node's own words. */
    private void show(ReachView view) {
        String key = "reach." + view.grade();
        reach.setText(stage.words().knows(key) ? stage.say(key) : (view.sentence() + " " + view.remedy()).strip());
    }
}
