package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.Emoji;
import java.util.ArrayList;
import java.util.List;

/** The emoji picked last, and in which colour: shared by all pickers of a window, gone with it. */
public final class Recent {
    /** Four rows of the picker. */
    private static final int KEPT = 32;
    /** What is offered for a quick reaction before anybody picked anything. */
    private static final List<String> USUAL = List.of("👍", "❤️", "😂", "😮", "😢", "🙏");

    private final List<String> picked = new ArrayList<>();
    private Emoji.Tone tone = Emoji.Tone.NONE;

    void picked(String emoji) {
        picked.remove(emoji);
        picked.addFirst(emoji);
        if (picked.size() > KEPT) {
            picked.removeLast();
        }
    }

    /** The last ones first; the usual ones behind them. */
    List<String> all() {
        List<String> all = new ArrayList<>(picked);
        USUAL.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return all.subList(0, Math.min(KEPT, all.size()));
    }

    Emoji.Tone tone() {
        return tone;
    }

    void tone(Emoji.Tone chosen) {
        tone = chosen;
    }
}
