package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.Laid;
import chat.warren.ui.window.flow.Prose;
import chat.warren.ui.window.flow.Type;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message in its bubble. */
final class Bubble implements Drawn {
    /** Beyond, lines are too long to read. */
    private static final double WIDEST = 560;

    private static final double OF_WIDTH = 0.74;
    private static final double MARGIN = 16;
    private static final double SIDE = 12;
    private static final double ABOVE = 7;
    private static final double ARC = 16;
    private static final double SMALL_ARC = 5;
    private static final double GAP = 8;
    private static final double CLOSE = 2;
    private static final float LARGE = 3f;

    private final Row.Said row;
    private final Dress dress;
    private final boolean right;
    private final Footer footer;
    private final Chips chips;
    private final Optional<Reply> reply;
    private final List<Card> files;
    private final Laid text;
    private final Laid hint;
    private final boolean bare;
    private final Rectangle2D box;
    private final Rectangle2D foot;
    private final float textTop;
    private final int height;

    Bubble(Row.Said row, Dress dress, float width) {
        this.row = row;
        this.dress = dress;
        MessageView message = row.message();
        this.right = message.own() != dress.rightToLeft();
        float longest = Math.min((float) (width * OF_WIDTH), px(WIDEST)) - px(2 * SIDE);
        this.footer = new Footer(message, dress);
        this.chips = new Chips(message, dress, longest);
        this.reply = message.gone() ? Optional.empty() : message.replyTo().map(to -> new Reply(to, dress, longest));
        this.files = message.gone()
                ? List.of()
                : message.files().stream()
                        .map(file -> Card.of(file, dress, longest))
                        .toList();
        Prose prose = prose();
        this.bare = prose.emojiOnly() > 0 && reply.isEmpty() && files.isEmpty();
        Laid narrow = dress.laid(prose, type(prose), longest);
        this.hint = dress.laid(
                Prose.plain(hintText(prose), dress.emoji()),
                dress.type(refused() ? Shade.BAD : Shade.ACCENT, dress.small()),
                longest);

        float top = px(row.first() ? GAP : CLOSE);
        float cards = (float)
                files.stream().mapToDouble(card -> card.height() + px(6)).sum();
        float replied = reply.map(each -> each.height() + px(6)).orElse(0f) + cards;
        float inside = Math.max(narrow.width(), reply.map(Reply::width).orElse(0f));
        inside = (float)
                Math.max(inside, files.stream().mapToDouble(Card::width).max().orElse(0));
        float below = prose.whole() && !refused() ? 0 : hint.height() + px(2);
        float behind = narrow.lastLine(dress.rightToLeft()) + px(10) + footer.width();
        boolean beside = !bare && below == 0 && behind <= longest && narrow.lines() > 0;
        inside = Math.max(inside, Math.max(beside ? behind : footer.width(), below > 0 ? hint.width() : 0));
        this.text = narrow.wide(inside);
        float tall = px(2 * ABOVE) + replied + text.height() + below + (beside ? 0 : footer.height());
        float wide = inside + px(2 * SIDE);
        float left = right ? width - px(MARGIN) - wide : px(MARGIN);
        this.box = new Rectangle2D.Float(left, top, wide, tall);
        this.textTop = top + px(ABOVE) + replied;
        float footX = dress.rightToLeft() ? left + px(SIDE) : left + wide - px(SIDE) - footer.width();
        float footY = top + tall - px(ABOVE) - footer.height() + px(beside ? 1 : 2);
        this.foot = new Rectangle2D.Float(footX, footY, footer.width(), footer.height());
        float end = top + tall + (chips.none() ? 0 : chips.height() + px(3));
        this.height = Math.round(end + px(CLOSE));
    }

    private boolean refused() {
        return row.message().own()
                && row.message().state() == MessageState.REFUSED
                && !row.message().gone();
    }

    private String hintText(Prose prose) {
        return dress.words().say(refused() || prose.whole() ? "talk.refused" : "talk.whole");
    }

    private Prose prose() {
        MessageView message = row.message();
        return message.gone()
                ? Prose.plain(dress.words().say("talk.gone"), dress.emoji())
                : Prose.of(message.blocks(), dress.emoji(), dress.company().whole(message.id()));
    }

    private Type type(Prose prose) {
        if (row.message().gone()) {
            return dress.type(Shade.QUIET, dress.type().font());
        }
        return prose.emojiOnly() > 0 ? dress.type().sized(LARGE) : dress.type();
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public float[] body() {
        return new float[] {(float) box.getMinX(), (float) box.getMaxX(), (float) box.getMinY()};
    }

    @Override
    public Optional<Words> words() {
        return row.message().gone()
                ? Optional.empty()
                : Optional.of(new Words(text, (float) box.getX() + px(SIDE), textTop));
    }

    @Override
    public List<Zone> zones() {
        List<Zone> zones = new ArrayList<>(footer.zones((float) foot.getX(), (float) foot.getY()));
        reply.ifPresent(each -> zones.add(new Zone(
                new Rectangle2D.Double(
                        box.getX() + px(SIDE), box.getY() + px(ABOVE), box.getWidth() - px(2 * SIDE), each.height()),
                new Zone.Deed.Jump(each.to()),
                dress.words().say("talk.reply.jump"))));
        float y = filesTop();
        for (Card card : files) {
            zones.addAll(card.zones((float) box.getX() + px(SIDE), y));
            y += card.height() + px(6);
        }
        zones.addAll(chips.zones(chipsLeft(), (float) box.getMaxY() + px(3)));
        if (!text.prose().whole()) {
            zones.add(new Zone(
                    new Rectangle2D.Double(
                            box.getX() + px(SIDE), textTop + text.height(), hint.width(), hint.height() + px(4)),
                    new Zone.Deed.Whole(),
                    dress.words().say("talk.whole")));
        }
        return zones;
    }

    private float filesTop() {
        return (float) box.getY()
                + px(ABOVE)
                + reply.map(each -> each.height() + px(6)).orElse(0f);
    }

    private float chipsLeft() {
        return (float) (right ? box.getMaxX() - chips.width() : box.getMinX());
    }

    @Override
    public void paint(Graphics2D g, Chosen chosen) {
        Color ground = (bare ? Shade.GROUND : row.message().own() ? Shade.OWN_BUBBLE : Shade.THEIR_BUBBLE).color();
        Shape shape = shape();
        if (!bare) {
            g.setColor(ground);
            g.fill(shape);
            if (ground.equals(Shade.GROUND.color())) {
                g.setColor(Shade.LINE.color());
                g.setStroke(new BasicStroke(px(1)));
                g.draw(shape);
            }
        }
        if (chosen.focused() || chosen.found()) {
            g.setColor((chosen.focused() ? Shade.ACCENT : Shade.FOUND).color());
            g.setStroke(new BasicStroke(px(2)));
            g.draw(shape);
        }
        float x = (float) box.getX() + px(SIDE);
        reply.ifPresent(
                each -> each.paint(g, x, (float) box.getY() + px(ABOVE), (float) box.getWidth() - px(2 * SIDE)));
        float y = filesTop();
        for (Card card : files) {
            card.paint(g, x, y);
            y += card.height() + px(6);
        }
        text.paint(g, x, textTop, chosen.from(), chosen.to());
        if (!text.prose().whole() || refused()) {
            hint.paint(g, x, textTop + text.height() + px(2), 0, 0);
        }
        footer.paint(g, (float) foot.getX(), (float) foot.getY(), ground);
        chips.paint(g, chipsLeft(), (float) box.getMaxY() + px(3));
    }

    /** Round, but for the corners where it touches the next one of its author. */
    private Shape shape() {
        float arc = px(ARC);
        Area area = new Area(
                new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc * 2, arc * 2));
        double corner = right ? box.getMaxX() - arc : box.getX();
        if (!row.first()) {
            area.add(corner(corner, box.getY(), arc, right, true));
        }
        if (!row.last()) {
            area.add(corner(corner, box.getMaxY() - arc, arc, right, false));
        }
        return area;
    }

    private static Area corner(double x, double y, float side, boolean right, boolean top) {
        double arc = px(SMALL_ARC);
        double atX = right ? x + side : x;
        double atY = top ? y : y + side;
        double inX = right ? -1 : 1;
        double inY = top ? 1 : -1;
        Path2D path = new Path2D.Double();
        path.moveTo(atX + inX * side, atY);
        path.lineTo(atX + inX * arc, atY);
        path.quadTo(atX, atY, atX, atY + inY * arc);
        path.lineTo(atX, atY + inY * side);
        path.lineTo(atX + inX * side, atY + inY * side);
        path.closePath();
        return new Area(path);
    }
}
