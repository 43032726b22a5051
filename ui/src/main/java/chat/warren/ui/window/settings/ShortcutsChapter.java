package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.palette.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.swing.KeyStroke;

/** Every key there is; the search over all settings looks here as well. */
final class ShortcutsChapter {
    /** Those of the field in which one writes, and of the messages above it. */
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.ofEntries(
            Map.entry("control B", "keys.bold"),
            Map.entry("control I", "keys.italic"),
            Map.entry("control E", "keys.code"),
            Map.entry("control U", "talk.file.attach"),
            Map.entry("UP", "keys.change"),
            Map.entry("control UP", "keys.answer"),
            Map.entry("ESCAPE", "keys.leave"),
            Map.entry("ENTER", "talk.reply"),
            Map.entry("SPACE", "talk.react"),
            Map.entry("F2", "talk.edit"),
            Map.entry("control shift V", "talk.voice.record"),
            Map.entry("P", "talk.voice.play"),
            Map.entry("LEFT", "talk.voice.back"),
            Map.entry("RIGHT", "talk.voice.forth")));

    private final Stage stage;

    ShortcutsChapter(Stage stage) {
        this.stage = stage;
    }

    private static Line line(String does, String keys) {
        return Line.beside(does, "", Pieces.label(keys, Text.STRONG, Shade.QUIET));
    }

    Chapter chapter() {
        List<Line> lines = new ArrayList<>();
        for (Act act : Act.values()) {
            lines.add(line(act.words(stage.words()), act.keysInWords()));
        }
        OTHERS.forEach((keys, words) -> lines.add(line(stage.say(words), Act.inWords(KeyStroke.getKeyStroke(keys)))));
        return new Chapter(stage.say("settings.shortcuts"), "keyboard", lines);
    }
}
