package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.FileState;
import chat.warren.node.api.FileView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.flow.Laid;
import chat.warren.ui.window.flow.Prose;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file in its message: a picture if it has one, what it is, how far it is, and what can be done with it. */
final class FileCard implements Card {
    private static final double WIDE = 280;
    private static final double TALL = 220;
    private static final double DISC = 36;
    private static final double GAP = 10;
    private static final double BAR = 4;
    private static final double ARC = 10;

    private final FileView file;
    private final Dress dress;
    private final List<Handling> handlings;
    private final Optional<BufferedImage> picture;
    private final Laid name;
    private final Laid state;
    private final float width;
    private final float pictureHigh;

    FileCard(FileView file, Dress dress, float longest) {
        this.file = file;
        this.dress = dress;
        this.handlings = Handling.of(file);
        this.picture = file.isPicture() ? Picture.of(file.preview()) : Optional.empty();
        this.width = Math.min(longest, px(WIDE));
        this.pictureHigh = picture.map(image -> Math.min(px(TALL), width * image.getHeight() / image.getWidth()))
                .orElse(0f);
        float room = width - px(DISC + GAP) - (cancels() ? px(28) : 0);
        this.name = dress.laid(Prose.plain(file.name(), dress.emoji()), dress.type(Shade.INK, dress.strong()), room);
        Shade shade = file.state() == FileState.FAILED ? Shade.BAD : Shade.QUIET;
        this.state = dress.laid(
                Prose.plain(Handling.progress(file, dress.words()), dress.emoji()),
                dress.type(shade, dress.small()),
                room);
    }

    private boolean cancels() {
        return handlings.size() > 1 && handlings.contains(Handling.CANCEL);
    }

    private boolean moves() {
        return switch (file.state()) {
            case WAITING, RUNNING, PAUSED -> true;
            case OFFERED, DONE, FAILED, CANCELLED -> false;
        };
    }

    @Override
    public float width() {
        return width;
    }

    @Override
    public float height() {
        return pictureHigh + (picture.isPresent() ? px(8) : 0) + lines() + (moves() ? px(BAR + 6) : 0) + px(4);
    }

    private float lines() {
        return Math.max(px(DISC), name.height() + state.height() + px(2));
    }

    private float linesTop() {
        return pictureHigh + (picture.isPresent() ? px(8) : 0);
    }

    @Override
    public List<Zone> zones(float left, float top) {
        List<Zone> zones = new ArrayList<>();
        boolean right = dress.rightToLeft();
        if (!handlings.isEmpty()) {
            Handling first = handlings.getFirst();
            float disc = right ? left + width - px(DISC) : left;
            zones.add(zone(new Rectangle2D.Float(disc, top + linesTop(), px(DISC), px(DISC)), first));
        }
        if (picture.isPresent()) {
            Handling.ofPicture(file)
                    .ifPresent(each -> zones.add(zone(new Rectangle2D.Float(left, top, width, pictureHigh), each)));
        }
        if (cancels()) {
            float x = right ? left : left + width - px(24);
            zones.add(zone(new Rectangle2D.Float(x, top + linesTop() + px(6), px(24), px(24)), Handling.CANCEL));
        }
        return zones;
    }

    private Zone zone(Rectangle2D area, Handling handling) {
        return new Zone(area, new Zone.Deed.Handle(file, handling), handling.words(file, dress.words()));
    }

    @Override
    public void paint(Graphics2D g, float left, float top) {
        picture.ifPresent(image -> picture(g, image, left, top));
        boolean right = dress.rightToLeft();
        float y = top + linesTop();
        float disc = right ? left + width - px(DISC) : left;
        Handling first = handlings.isEmpty() ? Handling.OPEN : handlings.getFirst();
        boolean acts = first != Handling.OPEN && !handlings.isEmpty();
        g.setColor((acts ? Shade.ACCENT : Shade.RAISED).color());
        g.fill(new Ellipse2D.Float(disc, y, px(DISC), px(DISC)));
        String icon = first == Handling.OPEN && file.folder() ? "folder" : first.icon();
        int inset = Math.round(px((DISC - Icons.USUAL) / 2));
        Icons.of(icon, Icons.USUAL, acts ? Shade.ON_ACCENT : Shade.ACCENT)
                .paintIcon(dress.on(), g, Math.round(disc) + inset, Math.round(y) + inset);
        float room = width - px(DISC + GAP) - (cancels() ? px(28) : 0);
        float x = right ? left + (cancels() ? px(28) : 0) : left + px(DISC + GAP);
        float above = y + (lines() - name.height() - state.height() - px(2)) / 2;
        name.paint(g, right ? x + room - name.width() : x, above, 0, 0);
        state.paint(g, right ? x + room - state.width() : x, above + name.height() + px(2), 0, 0);
        if (cancels()) {
            float at = right ? left : left + width - px(24);
            Icons.of("close", Icons.SMALL, Shade.QUIET)
                    .paintIcon(dress.on(), g, Math.round(at + px(4)), Math.round(y + px(10)));
        }
        if (moves()) {
            bar(g, left, y + lines() + px(6));
        }
    }

    private void picture(Graphics2D g, BufferedImage image, float left, float top) {
        // What is taller than its place is cut above and below alike.
        float tall = width * image.getHeight() / image.getWidth();
        float y = top - (tall - pictureHigh) / 2;
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setPaint(new TexturePaint(image, new Rectangle2D.Float(left, y, width, tall)));
        g.fill(new RoundRectangle2D.Float(left, top, width, pictureHigh, px(ARC), px(ARC)));
    }

    private void bar(Graphics2D g, float left, float y) {
        float done = file.bytes() == 0 ? 1 : (float) file.done() / file.bytes();
        g.setColor(dress.type().inks().behindCode());
        g.fill(new RoundRectangle2D.Float(left, y, width, px(BAR), px(BAR), px(BAR)));
        g.setColor((file.state() == FileState.RUNNING ? Shade.ACCENT : Shade.QUIET).color());
        float part = width * Math.clamp(done, 0, 1);
        float x = dress.rightToLeft() ? left + width - part : left;
        g.fill(new RoundRectangle2D.Float(x, y, part, px(BAR), px(BAR), px(BAR)));
    }
}
