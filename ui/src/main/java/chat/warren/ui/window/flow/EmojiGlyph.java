package chat.warren.ui.window.flow;

import chat.warren.ui.emoji.Sprites;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.GraphicAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** An emoji as a letter among others, as high as they are. */
public final class EmojiGlyph extends GraphicAttribute {
    /** Somewhat higher than a capital, as in every messenger: smaller faces cannot be told apart. */
    private static final float OF_FONT = 1.3f;

    private final Sprites sprites;
    private final int sprite;
    private final float size;
    private final float ascent;

    EmojiGlyph(Sprites sprites, int sprite, Font font) {
        super(ROMAN_BASELINE);
        this.sprites = sprites;
        this.sprite = sprite;
        this.size = size(font);
        this.ascent = size * 0.82f;
    }

    /** Its width and height among letters of this font. */
    public static float size(Font font) {
        return Math.round(font.getSize2D() * OF_FONT);
    }

    @Override
    public float getAscent() {
        return ascent;
    }

    @Override
    public float getDescent() {
        return size - ascent;
    }

    @Override
    public float getAdvance() {
        return size + 1;
    }

    @Override
    public Rectangle2D getBounds() {
        return new Rectangle2D.Float(0, -ascent, size, size);
    }

    @Override
    public void draw(Graphics2D graphics, float x, float y) {
        paint(graphics, sprites, sprite, x, y - ascent, size);
    }

    /** Paints a picture so that each of its pixels is one of the screen's. */
    public static void paint(Graphics2D graphics, Sprites sprites, int sprite, float x, float y, float size) {
        AffineTransform transform = graphics.getTransform();
        double scale = transform.getScaleX();
        BufferedImage picture = sprites.picture(sprite, Math.max(1, (int) Math.round(size * scale)));
        double left = Math.round(transform.getTranslateX() + x * scale);
        double top = Math.round(transform.getTranslateY() + y * transform.getScaleY());
        graphics.setTransform(AffineTransform.getTranslateInstance(left, top));
        graphics.drawImage(picture, 0, 0, null);
        graphics.setTransform(transform);
    }
}
