package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.util.List;
import java.util.Optional;

/** What this is. */
final class AboutChapter {
    /** Names, which no language changes. */
    private static final String OTHERS = """
            Bouncy Castle · FlatLaf · Gson · Inter · JLine · JSVG · MigLayout · Netty · picocli · SQLite · ZXing
            Emoji: Twemoji, by Twitter and other contributors, CC-BY 4.0""";

    private final Stage stage;

    AboutChapter(Stage stage) {
        this.stage = stage;
    }

    Chapter chapter() {
        String version = Optional.ofNullable(AboutChapter.class.getPackage().getImplementationVersion())
                .orElse(stage.say("path.unknown"));
        return new Chapter(
                stage.say("settings.about"),
                "info",
                List.of(
                        Line.under(
                                stage.say("settings.version"),
                                stage.say("settings.version.cost"),
                                Pieces.passage(version, Text.BODY, Shade.INK)),
                        Line.under(
                                stage.say("settings.thanks"),
                                stage.say("settings.thanks.cost"),
                                Pieces.passage(OTHERS, Text.BODY, Shade.INK))));
    }
}
