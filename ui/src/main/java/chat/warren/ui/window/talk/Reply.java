package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.Laid;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;

/** The message that is answered, in two lines over the answer. */
final class Reply {
    private static final double SIDE = 10;
    private static final double BAR = 3;

    private final String to;
    private final Dress dress;
    private final String name;
    private final Laid glimpse;
    private final float longest;

    /** Of the message with this id. */
    Reply(String to, Dress dress, float longest) {
        this.to = to;
        this.dress = dress;
        this.longest = longest;
        Optional<MessageView> message = dress.company().find(to);
        this.name = message.map(found -> dress.company().name(found.author())).orElse("");
        String text = message.map(dress::glimpse).orElse(dress.words().say("talk.reply.elsewhere"));
        this.glimpse = Glimpse.laid(text, dress, longest - px(2 * SIDE + BAR));
    }

    String to() {
        return to;
    }

    float width() {
        return Math.min(longest, Math.max(glimpse.width(), nameWidth()) + px(2 * SIDE + BAR));
    }

    private float nameWidth() {
        return (float) dress.strong().getStringBounds(name, dress.context()).getWidth();
    }

    private float nameHeight() {
        return name.isEmpty()
                ? 0
                : dress.strong().getLineMetrics(name, dress.context()).getHeight();
    }

    float height() {
        return nameHeight() + glimpse.firstLine() + px(8);
    }

    void paint(Graphics2D g, float x, float y, float width) {
        boolean fromRight = dress.rightToLeft();
        Shape ground = new RoundRectangle2D.Float(x, y, width, height(), px(10), px(10));
        Shape clip = g.getClip();
        g.setColor(dress.type().inks().behindCode());
        g.fill(ground);
        g.clip(ground);
        g.setColor(Shade.ACCENT.color());
        g.fill(new Rectangle2D.Float(fromRight ? x + width - px(BAR) : x, y, px(BAR), height()));
        float inner = width - px(2 * SIDE + BAR);
        float left = x + px(SIDE) + (fromRight ? 0 : px(BAR));
        g.setFont(dress.strong());
        if (!name.isEmpty()) {
            float at = fromRight ? left + inner - nameWidth() : left;
            g.drawString(
                    name,
                    at,
                    y
                            + px(4)
                            + dress.strong()
                                    .getLineMetrics(name, dress.context())
                                    .getAscent());
        }
        glimpse.wide(inner).paint(g, left, y + px(4) + nameHeight(), 0, 0);
        g.setClip(clip);
    }
}
