package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.MessageView;
import chat.warren.ui.emoji.Segment;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.EmojiGlyph;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reactions under a bubble, each once with how many gave it. */
final class Chips {
    private static final double HEIGHT = 24;
    private static final double SIDE = 8;
    private static final double EMOJI = 15;
    private static final double GAP = 4;

    private record Chip(String emoji, List<String> names, boolean own, Rectangle2D box) {}

    private final Dress dress;
    private final Font font;
    private final List<Chip> chips = new ArrayList<>();
    private float width;
    private float height;

    Chips(MessageView message, Dress dress, float longest) {
        this.dress = dress;
        this.font = dress.small();
        Map<String, List<String>> by = new LinkedHashMap<>();
        for (MessageView.Reaction reaction : message.reactions()) {
            by.computeIfAbsent(reaction.emoji(), _ -> new ArrayList<>()).add(reaction.by());
        }
        float x = 0;
        float y = 0;
        for (Map.Entry<String, List<String>> each : by.entrySet()) {
            float wide = px(2 * SIDE)
                    + picture(each.getKey())
                    + count(each.getValue().size());
            if (x > 0 && x + wide > longest) {
                x = 0;
                y += px(HEIGHT + GAP);
            }
            boolean own = each.getValue().stream().anyMatch(dress.company()::isSelf);
            List<String> names =
                    each.getValue().stream().map(dress.company()::name).toList();
            chips.add(new Chip(each.getKey(), names, own, new Rectangle2D.Float(x, y, wide, px(HEIGHT))));
            width = Math.max(width, x + wide);
            height = y + px(HEIGHT);
            x += wide + px(GAP);
        }
    }

    private float picture(String emoji) {
        return dress.emoji().only(emoji).isPresent()
                ? px(EMOJI)
                : (float) font.getStringBounds(emoji, dress.context()).getWidth();
    }

    private float count(int count) {
        return count == 1
                ? 0
                : px(GAP)
                        + (float) font.getStringBounds(dress.words().number(count), dress.context())
                                .getWidth();
    }

    boolean none() {
        return chips.isEmpty();
    }

    float width() {
        return width;
    }

    float height() {
        return height;
    }

    List<Zone> zones(float left, float top) {
        return chips.stream()
                .map(chip -> new Zone(
                        new Rectangle2D.Double(
                                left + chip.box().getX(),
                                top + chip.box().getY(),
                                chip.box().getWidth(),
                                chip.box().getHeight()),
                        new Zone.Deed.React(chip.emoji(), !chip.own()),
                        dress.words().say("talk.reacted", chip.emoji(), String.join(", ", chip.names()))))
                .toList();
    }

    void paint(Graphics2D g, float left, float top) {
        g.setFont(font);
        g.setStroke(new BasicStroke(px(1)));
        for (Chip chip : chips) {
            float x = left + (float) chip.box().getX();
            float y = top + (float) chip.box().getY();
            RoundRectangle2D shape = new RoundRectangle2D.Float(
                    x + px(0.5),
                    y + px(0.5),
                    (float) chip.box().getWidth() - px(1),
                    px(HEIGHT - 1),
                    px(HEIGHT),
                    px(HEIGHT));
            g.setColor((chip.own() ? Shade.CHOSEN : Shade.RAISED).color());
            g.fill(shape);
            g.setColor((chip.own() ? Shade.ACCENT : Shade.LINE).color());
            g.draw(shape);
            g.setColor(Shade.INK.color());
            float baseline = y + px(HEIGHT) / 2 + font.getSize2D() * 0.36f;
            Optional<Segment> picture = dress.emoji().only(chip.emoji());
            if (picture.isPresent()) {
                float above = y + px((HEIGHT - EMOJI) / 2);
                EmojiGlyph.paint(g, dress.emoji().sprites(), picture.get().sprite(), x + px(SIDE), above, px(EMOJI));
            } else {
                g.drawString(chip.emoji(), x + px(SIDE), baseline);
            }
            if (chip.names().size() > 1) {
                String count = dress.words().number(chip.names().size());
                g.drawString(count, x + px(SIDE) + picture(chip.emoji()) + px(GAP), baseline);
            }
        }
    }
}
