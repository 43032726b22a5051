package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Shade;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The small line in a bubble's corner: changed, when, whether it disappears, how far it came. */
final class Footer {
    private static final double MARK = 12;
    private static final double GAP = 5;

    private final MessageView message;
    private final Dress dress;
    private final Font font;
    private final String edited;
    private final String time;

    Footer(MessageView message, Dress dress) {
        this.message = message;
        this.dress = dress;
        this.font = dress.small();
        this.edited = message.edits() > 0 && !message.gone() ? dress.words().say("talk.edited") : "";
        this.time = dress.words().times().clock(message.written(), dress.zone());
    }

    float width() {
        float width = width(time);
        width += edited.isEmpty() ? 0 : width(edited) + px(GAP);
        width += timed() ? px(MARK) + px(GAP) : 0;
        width += States.marked(message) ? States.width(message.state(), px(MARK)) + px(GAP) : 0;
        return width;
    }

    float height() {
        return font.getLineMetrics("0", dress.context()).getHeight();
    }

    private boolean timed() {
        return message.disappears().isPresent();
    }

    private float width(String text) {
        return (float) font.getStringBounds(text, dress.context()).getWidth();
    }

    /** What its parts are, when its upper left corner is there. */
    List<Zone> zones(float left, float top) {
        List<Zone> zones = new ArrayList<>();
        float x = left;
        if (!edited.isEmpty()) {
            zones.add(new Zone(
                    box(x, top, width(edited)),
                    new Zone.Deed.Past(),
                    dress.words().say("talk.edited.hint")));
            x += width(edited) + px(GAP);
        }
        String full = dress.words().times().full(message.written(), dress.zone());
        zones.add(new Zone(box(x, top, width(time)), new Zone.Deed.Explain(), full));
        x += width(time) + px(GAP);
        if (timed()) {
            String until = dress.words()
                    .say(
                            "talk.disappears",
                            dress.words().times().full(message.disappears().orElseThrow(), dress.zone()));
            zones.add(new Zone(box(x, top, px(MARK)), new Zone.Deed.Explain(), until));
            x += px(MARK) + px(GAP);
        }
        if (States.marked(message)) {
            float wide = States.width(message.state(), px(MARK));
            zones.add(new Zone(box(x, top, wide), new Zone.Deed.Explain(), States.words(message, dress)));
        }
        return zones;
    }

    private Rectangle2D box(float x, float y, float width) {
        return new Rectangle2D.Float(x, y, width, height());
    }

    void paint(Graphics2D g, float left, float top, Color ground) {
        g.setFont(font);
        g.setColor(Shade.QUIET.color());
        float baseline = top + font.getLineMetrics("0", dress.context()).getAscent();
        float x = left;
        if (!edited.isEmpty()) {
            g.drawString(edited, x, baseline);
            x += width(edited) + px(GAP);
        }
        g.drawString(time, x, baseline);
        x += width(time) + px(GAP);
        float middle = top + (height() - px(MARK)) / 2 + px(0.5);
        if (timed()) {
            sand(g, x, middle);
            x += px(MARK) + px(GAP);
        }
        if (States.marked(message)) {
            float wide = States.width(message.state(), px(MARK));
            States.paint(g, message.state(), new Rectangle2D.Float(x, middle, wide, px(MARK)), ground);
        }
    }

    /** A clock that runs down. */
    private static void sand(Graphics2D g, float x, float y) {
        g.setStroke(new BasicStroke(px(1.2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        float size = px(MARK);
        float edge = px(1.2);
        g.draw(new Arc2D.Float(x + edge, y + edge, size - 2 * edge, size - 2 * edge, 60, -300, Arc2D.OPEN));
        g.draw(new Line2D.Float(x + size / 2, y + size / 2, x + size * 0.32f, y + size * 0.34f));
    }
}
