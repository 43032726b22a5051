package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.FileView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import chat.warren.ui.voice.Outline;
import chat.warren.ui.window.flow.Laid;
import chat.warren.ui.window.flow.Prose;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A voice message in its bubble: played and paused, with what it looks like, how far one is, and how fast. Time runs
 * from left to right in every language, as on every player.
 */
final class VoiceCard implements Card {
    private static final double WIDE = 300;
    private static final double DISC = 36;
    private static final double GAP = 10;
    private static final double WAVE = 28;
    private static final double SPEED_WIDE = 40;
    private static final double SPEED_HIGH = 18;
    /** Silence is seen as a row of dots. */
    private static final double LEAST = 2.5;

    private final FileView file;
    private final Dress dress;
    private final float width;

    VoiceCard(FileView file, Dress dress, float longest) {
        this.file = file;
        this.dress = dress;
        this.width = Math.min(longest, px(WIDE));
    }

    @Override
    public float width() {
        return width;
    }

    @Override
    public float height() {
        return px(WAVE + 4 + SPEED_HIGH);
    }

    private boolean isHere() {
        return file.place().isPresent();
    }

    /** What the sender said, until the file itself says it. */
    private Duration whole(Listening listening) {
        return Duration.ofMillis(
                listening.outline().map(Outline::millis).or(file::voiceMillis).orElse(0L));
    }

    private Rectangle2D disc(float left, float top) {
        float x = dress.rightToLeft() ? left + width - px(DISC) : left;
        return new Rectangle2D.Float(x, top + (height() - px(DISC)) / 2, px(DISC), px(DISC));
    }

    private Rectangle2D wave(float left, float top) {
        float x = dress.rightToLeft() ? left : left + px(DISC + GAP);
        return new Rectangle2D.Float(x, top, width - px(DISC + GAP), px(WAVE));
    }

    private Rectangle2D speed(float left, float top) {
        Rectangle2D wave = wave(left, top);
        double x = dress.rightToLeft() ? wave.getX() : wave.getMaxX() - px(SPEED_WIDE);
        return new Rectangle2D.Double(x, wave.getMaxY() + px(4), px(SPEED_WIDE), px(SPEED_HIGH));
    }

    @Override
    public List<Zone> zones(float left, float top) {
        List<Zone> zones = new ArrayList<>();
        Handling.of(file).stream()
                .findFirst()
                .ifPresent(first -> zones.add(zone(disc(left, top), new Zone.Deed.Handle(file, first), first)));
        if (isHere()) {
            zones.add(new Zone(
                    wave(left, top), new Zone.Deed.Along(file, 0), dress.words().say("talk.voice.along")));
            zones.add(zone(speed(left, top), new Zone.Deed.Handle(file, Handling.PACE), Handling.PACE));
        }
        return zones;
    }

    private Zone zone(Rectangle2D area, Zone.Deed deed, Handling handling) {
        return new Zone(area, deed, handling.words(file, dress.words()));
    }

    @Override
    public void paint(Graphics2D g, float left, float top) {
        Listening listening = dress.company().listening(file);
        disc(g, disc(left, top), listening);
        wave(g, wave(left, top), listening);
        Rectangle2D speed = speed(left, top);
        float room = (float) wave(left, top).getWidth() - (isHere() ? px(SPEED_WIDE + 6) : 0);
        Laid state = text(state(listening), room);
        float y = (float) (speed.getY() + (speed.getHeight() - state.height()) / 2);
        Rectangle2D wave = wave(left, top);
        state.paint(g, (float) (dress.rightToLeft() ? wave.getMaxX() - state.width() : wave.getX()), y, 0, 0);
        if (isHere()) {
            g.setColor(dress.type().inks().behindCode());
            g.fill(new RoundRectangle2D.Double(
                    speed.getX(), speed.getY(), speed.getWidth(), speed.getHeight(), px(9), px(9)));
            Laid pace = text(
                    NumberFormat.getInstance(dress.words().tongue().locale()).format(listening.speed()) + "×", 99);
            pace.paint(
                    g,
                    (float) (speed.getCenterX() - pace.width() / 2),
                    (float) (speed.getCenterY() - pace.height() / 2),
                    0,
                    0);
        }
    }

    private Laid text(String text, float room) {
        return dress.laid(Prose.plain(text, dress.emoji()), dress.type(Shade.QUIET, dress.small()), room);
    }

    /** How long it is and how far one listened, or why it cannot be heard yet. */
    private String state(Listening listening) {
        Duration whole = whole(listening);
        String all = dress.words().times().length(whole);
        if (!isHere()) {
            return all + " · " + Handling.progress(file, dress.words());
        }
        Duration at = Duration.ofMillis(Math.round(listening.part() * whole.toMillis()));
        boolean begun = listening.playing() || listening.part() > 0;
        return begun ? dress.words().times().length(at) + " / " + all : all;
    }

    private void disc(Graphics2D g, Rectangle2D disc, Listening listening) {
        Handling first = Handling.of(file).stream().findFirst().orElse(Handling.CANCEL);
        g.setColor(Shade.ACCENT.color());
        g.fill(new Ellipse2D.Double(disc.getX(), disc.getY(), disc.getWidth(), disc.getHeight()));
        String icon = first == Handling.PLAY && listening.playing() ? "pause" : first.icon();
        int inset = Math.round(px((DISC - Icons.USUAL) / 2));
        Icons.of(icon, Icons.USUAL, Shade.ON_ACCENT)
                .paintIcon(dress.on(), g, (int) Math.round(disc.getX()) + inset, (int) Math.round(disc.getY()) + inset);
    }

    private void wave(Graphics2D g, Rectangle2D wave, Listening listening) {
        double step = wave.getWidth() / Outline.BARS;
        for (int i = 0; i < Outline.BARS; i++) {
            int bar = i;
            float loud = listening.outline().map(outline -> outline.bar(bar)).orElse(0f);
            double high = Math.max(px(LEAST), loud * wave.getHeight());
            boolean heard = (i + 0.5) / Outline.BARS < listening.part();
            g.setColor((heard ? Shade.ACCENT : Shade.QUIET).color());
            double x = wave.getX() + i * step + step * 0.2;
            g.fill(new RoundRectangle2D.Double(
                    x, wave.getCenterY() - high / 2, step * 0.6, high, step * 0.6, step * 0.6));
        }
    }
}
