package chat.warren.ui.window.settings;

import chat.warren.node.api.NetworkView;
import chat.warren.node.api.ReachView;
import chat.warren.node.api.Settings;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.list.Corner;
import chat.warren.ui.window.offstage.Stage;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** How we stand with the network, and what friends whose networks block UDP may do. */
final class NetworkChapter {
    private final Stage stage;
    private final JTextArea state = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea reach = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea peers = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea port = Pieces.passage("", Text.BODY, Shade.INK);
    private final JTextArea seen = Pieces.passage("", Text.BODY, Shade.INK);

    private final JTextField proxy = new JTextField();
    /** What was asked for last. */
    private String proxied = "";

    NetworkChapter(Stage stage) {
        this.stage = stage;
        proxy.setName("settings.proxy");
        proxy.addActionListener(entered -> chooseProxy());
        proxy.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                chooseProxy();
            }
        });
        stage.offstage().ask(() -> stage.node().settings().get(Settings.TUNNEL_PROXY), this::showProxy);
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
                        Line.under(stage.say("settings.network.seen"), stage.say("settings.network.seen.cost"), seen),
                        beside("settings.tunnel.listen", Switch.of(stage, Settings.TUNNEL_LISTEN)),
                        beside("settings.tunnel.web", Switch.of(stage, Settings.TUNNEL_WEB)),
                        Line.under(stage.say("settings.proxy"), stage.say("settings.proxy.cost"), proxy)));
    }

    private Line beside(String key, JComponent control) {
        control.setName(key);
        return Line.beside(stage.say(key), stage.say(key + ".cost"), control);
    }

    /** With Enter, or when somebody goes on to something else. What was refused stays, to be mended. */
    private void chooseProxy() {
        String wanted = proxy.getText().strip();
        if (wanted.equals(proxied)) {
            return;
        }
        proxied = wanted;
        stage.offstage().tell(() -> {
            if (wanted.isEmpty()) {
                stage.node().settings().reset(Settings.TUNNEL_PROXY);
            } else {
                stage.node().settings().set(Settings.TUNNEL_PROXY, wanted);
            }
        });
    }

    private void showProxy(String value) {
        proxied = value.equals(Settings.NO_PROXY) ? "" : value;
        proxy.setText(proxied);
    }

    private void show(NetworkView view) {
        state.setText(Corner.meaning(view, stage));
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
