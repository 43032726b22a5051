package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.Laid;
import chat.warren.ui.window.flow.Prose;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;

/** A line between messages: a day, where the unread begin, a word on what happened. */
final class Between implements Drawn {
    private static final double AROUND = 10;
    private static final double SIDE = 12;
    private static final double MARGIN = 16;

    private final boolean unread;
    private final boolean pill;
    private final Laid text;
    private final float width;

    private Between(Laid text, float width, boolean unread, boolean pill) {
        this.text = text;
        this.width = width;
        this.unread = unread;
        this.pill = pill;
    }

    static Between day(String words, Dress dress, float width) {
        return new Between(laid(words, Shade.QUIET, dress, width), width, false, true);
    }

    static Between unread(Dress dress, float width) {
        return new Between(laid(dress.words().say("talk.unread"), Shade.ACCENT, dress, width), width, true, false);
    }

    static Between notice(String words, Dress dress, float width) {
        return new Between(laid(words, Shade.QUIET, dress, width), width, false, false);
    }

    private static Laid laid(String words, Shade shade, Dress dress, float width) {
        return dress.laid(
                Prose.plain(words, dress.emoji()), dress.type(shade, dress.small()), width - px(2 * MARGIN + 2 * SIDE));
    }

    @Override
    public int height() {
        return Math.round(text.height() + px(2 * AROUND + 4));
    }

    @Override
    public void paint(Graphics2D g, Chosen chosen) {
        float x = (width - text.width()) / 2;
        float y = px(AROUND + 2);
        if (pill) {
            g.setColor(Shade.THEIR_BUBBLE.color());
            float tall = text.height() + px(6);
            g.fill(new RoundRectangle2D.Float(x - px(SIDE), y - px(3), text.width() + px(2 * SIDE), tall, tall, tall));
        }
        if (unread || chosen.focused()) {
            g.setColor(Shade.ACCENT.color());
            g.setStroke(new BasicStroke(px(1)));
            float middle = y + text.height() / 2;
            g.draw(new Line2D.Float(px(MARGIN), middle, x - px(SIDE), middle));
            g.draw(new Line2D.Float(x + text.width() + px(SIDE), middle, width - px(MARGIN), middle));
        }
        text.paint(g, x, y, 0, 0);
    }

    @Override
    public Optional<Words> words() {
        return Optional.empty();
    }

    @Override
    public List<Zone> zones() {
        return List.of();
    }
}
