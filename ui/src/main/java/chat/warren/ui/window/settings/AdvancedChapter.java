package chat.warren.ui.window.settings;

import chat.warren.node.api.AuditPage;
import chat.warren.node.api.LogLine;
import chat.warren.node.api.Settings;
import chat.warren.node.api.web.LocalApi;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.awt.Dimension;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JTextArea;

/** What a node says of itself, for whoever wants to know. */
final class AdvancedChapter {
    private static final int LINES = 200;

    private final Stage stage;

    AdvancedChapter(Stage stage) {
        this.stage = stage;
    }

    Chapter chapter() {
        JTextArea log = text();
        JTextArea audit = text();
        stage.offstage()
                .ask(
                        () -> stage.node().log().newest(LINES),
                        lines -> log.setText(lines.stream().map(this::line).collect(Collectors.joining("\n"))));
        stage.offstage().ask(() -> stage.node().audit(LINES), page -> audit.setText(lines(page)));
        return new Chapter(
                stage.say("settings.advanced"),
                "terminal",
                List.of(
                        Line.beside(
                                stage.say("settings.programs"),
                                stage.say("settings.programs.cost"),
                                Switch.of(stage, Settings.LOCAL_API)),
                        Line.beside(stage.say("settings.token"), stage.say("settings.token.cost"), token()),
                        Line.under(stage.say("settings.audit"), stage.say("settings.audit.cost"), boxed(audit)),
                        Line.under(stage.say("settings.log"), stage.say("settings.log.cost"), boxed(log))));
    }

    /** Nobody has to see it to paste it. */
    private JButton token() {
        JButton copy = Pieces.button(stage.say("settings.token.copy"));
        copy.setName("copy-token");
        copy.addActionListener(pressed -> stage.offstage()
                .ask(() -> LocalApi.token(stage.node().profile().folder()), token -> {
                    token.ifPresent(Pieces::copy);
                    copy.setText(stage.say(token.isPresent() ? "invite.copied" : "settings.token.none"));
                }));
        return copy;
    }

    private String line(LogLine line) {
        return stage.words().times().full(line.at(), stage.zone()) + "  " + line.text();
    }

    private String lines(AuditPage page) {
        return page.entries().stream()
                .map(entry -> stage.words().times().full(entry.at(), stage.zone()) + "  " + entry.event() + "  "
                        + entry.detail())
                .collect(Collectors.joining("\n"));
    }

    private static JTextArea text() {
        JTextArea text = Pieces.passage("", Text.SMALL, Shade.INK);
        text.setFocusable(true);
        return text;
    }

    private static JComponent boxed(JTextArea text) {
        var scroll = Pieces.scrolling(text);
        scroll.setPreferredSize(new Dimension(560, 200));
        return scroll;
    }
}
