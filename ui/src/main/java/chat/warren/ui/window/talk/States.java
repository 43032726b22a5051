package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Shade;
import chat.warren.ui.words.Words;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far a message came: a shape of its own for each, and its words. */
final class States {
    private States() {}

    static String words(MessageView message, Dress dress) {
        Words words = dress.words();
        if (message.custody().isPresent()) {
            MessageView.Custody custody = message.custody().get();
            String names = custody.keepers().stream().map(dress.company()::name).collect(Collectors.joining(", "));
            return words.say("talk.custody", names, words.times().full(custody.until(), dress.zone()));
        }
        return words.say("talk.state." + message.state().name().toLowerCase(Locale.ROOT));
    }

    /** Whether there is a mark for it: what others said came. */
    static boolean marked(MessageView message) {
        return message.own() && !message.gone() && message.state() != MessageState.HERE;
    }

    /** Its width, for a height. */
    static float width(MessageState state, float height) {
        return switch (state) {
            case DELIVERED, READ -> height * 1.55f;
            default -> height;
        };
    }

    /** Paints it on a ground. */
    static void paint(Graphics2D g, MessageState state, Rectangle2D box, Color ground) {
        g.setStroke(new BasicStroke((float) box.getHeight() * 0.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        float size = (float) box.getHeight();
        float x = (float) box.getX();
        float y = (float) box.getY();
        Color quiet = Shade.QUIET.color();
        switch (state) {
            case HERE -> {}
            case WAITING -> clock(g, x, y, size, quiet);
            case WITH_FRIENDS -> envelope(g, x, y, size, quiet);
            case SENT -> disc(g, x, y, size, quiet, ground, false);
            case DELIVERED -> {
                disc(g, x, y, size, quiet, ground, false);
                disc(g, x + size * 0.55f, y, size, quiet, ground, false);
            }
            case READ -> {
                disc(g, x, y, size, Shade.ACCENT.color(), ground, true);
                disc(g, x + size * 0.55f, y, size, Shade.ACCENT.color(), ground, true);
            }
            case REFUSED -> {
                g.setColor(Shade.BAD.color());
                g.fill(new Ellipse2D.Float(x, y, size, size));
                g.setColor(ground);
                g.draw(new Line2D.Float(x + size / 2, y + size * 0.25f, x + size / 2, y + size * 0.55f));
                g.draw(new Line2D.Float(x + size / 2, y + size * 0.75f, x + size / 2, y + size * 0.76f));
            }
        }
    }

    private static void clock(Graphics2D g, float x, float y, float size, Color color) {
        g.setColor(color);
        float edge = size * 0.08f;
        g.draw(new Ellipse2D.Float(x + edge, y + edge, size - 2 * edge, size - 2 * edge));
        g.draw(new Line2D.Float(x + size / 2, y + size * 0.27f, x + size / 2, y + size / 2));
        g.draw(new Line2D.Float(x + size / 2, y + size / 2, x + size * 0.66f, y + size * 0.6f));
    }

    private static void envelope(Graphics2D g, float x, float y, float size, Color color) {
        g.setColor(color);
        g.draw(new Rectangle2D.Float(x + size * 0.06f, y + size * 0.2f, size * 0.88f, size * 0.62f));
        Path2D flap = new Path2D.Float();
        flap.moveTo(x + size * 0.06f, y + size * 0.24f);
        flap.lineTo(x + size / 2, y + size * 0.56f);
        flap.lineTo(x + size * 0.94f, y + size * 0.24f);
        g.draw(flap);
    }

    private static void disc(Graphics2D g, float x, float y, float size, Color color, Color ground, boolean full) {
        float edge = size * 0.07f;
        Ellipse2D circle = new Ellipse2D.Float(x + edge, y + edge, size - 2 * edge, size - 2 * edge);
        g.setColor(full ? color : ground);
        g.fill(circle);
        g.setColor(full ? ground : color);
        if (full) {
            g.draw(new Ellipse2D.Float(x, y, size, size)); // Keeps two of them apart.
        } else {
            g.draw(circle);
        }
        Path2D tick = new Path2D.Float();
        tick.moveTo(x + size * 0.3f, y + size * 0.52f);
        tick.lineTo(x + size * 0.45f, y + size * 0.66f);
        tick.lineTo(x + size * 0.7f, y + size * 0.37f);
        g.draw(tick);
    }
}
