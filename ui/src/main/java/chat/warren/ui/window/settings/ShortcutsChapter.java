package chat.warren.ui.window.settings;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.palette.Act;
import java.util.ArrayList;
import java.util.List;

/** Every key there is; the search over all settings looks here as well. */
final class ShortcutsChapter {
    private final Stage stage;

    ShortcutsChapter(Stage stage) {
        this.stage = stage;
    }

    Chapter chapter() {
        List<Line> lines = new ArrayList<>();
        for (Act act : Act.values()) {
            lines.add(Line.beside(
                    act.words(stage.words()), "", Pieces.label(act.keysInWords(), Text.STRONG, Shade.QUIET)));
        }
        return new Chapter(stage.say("settings.shortcuts"), "keyboard", lines);
    }
}
