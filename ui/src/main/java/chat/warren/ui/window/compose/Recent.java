package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.Emoji;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The emoji picked last, and in which colour: shared by all pickers of a window. */
public final class Recent {
    /** Four rows of the picker. */
    private static final int KEPT = 32;
    /** What is offered for a quick reaction before anybody picked anything. */
    private static final List<String> USUAL = List.of("👍", "❤️", "😂", "😮", "😢", "🙏");

    private static final String BETWEEN = " ";

    private final List<String> picked = new ArrayList<>();
    private final Consumer<String> changed;
    private Emoji.Tone tone = Emoji.Tone.NONE;

    /** Nothing was picked yet, and nobody keeps what will be. */
    public Recent() {
        this(text -> {});
    }

    /**
     * Nothing was picked yet.
     *
     * @param changed keeps what {@link #restore} takes
     */
    public Recent(Consumer<String> changed) {
        this.changed = changed;
    }

    /** As it was kept. What cannot be read is as if nothing had been picked. */
    public void restore(String text) {
        String[] parts = text.split(BETWEEN, -1);
        for (Emoji.Tone each : Emoji.Tone.values()) {
            if (each.name().equals(parts[0])) {
                tone = each;
                picked.clear();
                for (int i = 1; i < Math.min(parts.length, KEPT + 1); i++) {
                    picked.add(parts[i]);
                }
            }
        }
    }

    private void keep() {
        changed.accept(tone.name() + BETWEEN + String.join(BETWEEN, picked));
    }

    void picked(String emoji) {
        picked.remove(emoji);
        picked.addFirst(emoji);
        if (picked.size() > KEPT) {
            picked.removeLast();
        }
        keep();
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
        keep();
    }
}
