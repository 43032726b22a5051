package chat.warren.ui.emoji;

/**
 * A piece of text: one emoji, or what stands between two.
 *
 * @param from where it begins, in chars
 * @param to where it ends
 * @param sprite its picture; -1 for text
 */
public record Segment(int from, int to, int sprite) {
    public boolean isEmoji() {
        return sprite >= 0;
    }
}
