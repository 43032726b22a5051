package chat.warren.ui.window.flow;

import chat.warren.node.api.text.Span.Style;
import chat.warren.ui.emoji.Sprites;
import chat.warren.ui.window.flow.Prose.Kind;
import chat.warren.ui.window.flow.Prose.Piece;
import chat.warren.ui.window.flow.Prose.Strip;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines. */
public final class Lines {
    /** Around code. */
    static final float PADDING = 8;
    /** Of what somebody else said, behind its bar. */
    private static final float QUOTED = 12;
    /** Room between lines: text of several is read, not glanced at. */
    private static final float APART = 1.08f;
    /** Between blocks, of a line. */
    private static final float BLOCKS_APART = 0.35f;
    /** What stands for an emoji in a layout. */
    private static final char OBJECT = '\uFFFC';

    private final Type type;
    private final Sprites sprites;
    private final FontRenderContext context;
    private final List<Line> lines = new ArrayList<>();
    private float most;
    private float y;
    private boolean rightToLeft;

    public Lines(Type type, Sprites sprites, FontRenderContext context) {
        this.type = type;
        this.sprites = sprites;
        this.context = context;
    }

    /** Lines no longer than this; they can be shorter, and so is the text then. */
    public Laid laid(Prose prose, float longest) {
        lines.clear();
        y = 0;
        most = 0;
        rightToLeft = false;
        int block = 0;
        Kind kind = Kind.TEXT;
        for (Strip strip : prose.strips()) {
            if (!lines.isEmpty() && strip.block() != block) {
                y += type.font().getSize2D() * BLOCKS_APART + (kind == Kind.CODE ? PADDING : 0);
                y += strip.kind() == Kind.CODE ? PADDING : 0;
            } else if (lines.isEmpty() && strip.kind() == Kind.CODE) {
                y += PADDING;
            }
            block = strip.block();
            kind = strip.kind();
            strip(strip, Math.max(longest, 4 * type.font().getSize2D()));
        }
        return new Laid(prose, type, lines, (float) Math.ceil(most));
    }

    private void strip(Strip strip, float longest) {
        StringBuilder letters = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (Piece piece : strip.pieces()) {
            if (piece.sprite() >= 0) {
                letters.append(OBJECT);
                places.add(piece.from());
            } else {
                letters.append(strip.text(), piece.from(), piece.to());
                for (int at = piece.from(); at < piece.to(); at++) {
                    places.add(at);
                }
            }
        }
        places.add(strip.text().length());
        if (letters.isEmpty()) { // A layout wants a letter, and an empty line its height.
            letters.append(' ');
            places.add(strip.text().length());
        }
        Line.Places map =
                new Line.Places(places.stream().mapToInt(Integer::intValue).toArray());
        direction(letters);
        AttributedString attributed = attributed(strip, letters.toString());
        float indent = switch (strip.kind()) {
            case CODE -> PADDING;
            case QUOTE -> QUOTED;
            case TEXT, ITEM -> 0;
        };
        lines(strip, attributed.getIterator(), map, indent, longest);
    }

    /** A line of no direction of its own follows the one before it. */
    private void direction(CharSequence letters) {
        if (letters.chars().anyMatch(each -> Character.isLetter((char) each) || Character.isSurrogate((char) each))) {
            Bidi bidi = new Bidi(letters.toString(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
            rightToLeft = !bidi.baseIsLeftToRight();
        }
    }

    private void lines(
            Strip strip, AttributedCharacterIterator letters, Line.Places places, float indent, float longest) {
        LineBreakMeasurer measurer = new LineBreakMeasurer(letters, context);
        LineMetrics metrics = type.font().getLineMetrics("Mg", context);
        float usual = (metrics.getAscent() + metrics.getDescent()) * APART;
        float hanging = indent;
        float room = longest - indent - (strip.kind() == Kind.CODE ? PADDING : 0);
        while (measurer.getPosition() < letters.getEndIndex()) {
            int from = measurer.getPosition();
            TextLayout layout = measurer.nextLayout(room - (hanging - indent));
            float tall = Math.max(usual, layout.getAscent() + layout.getDescent());
            float baseline = (tall - layout.getAscent() - layout.getDescent()) / 2 + layout.getAscent();
            Line.Part part = new Line.Part(places, from, measurer.getPosition());
            lines.add(new Line(strip, layout, part, hanging, y, baseline, tall));
            y += tall;
            most = Math.max(most, lines.getLast().end() + (strip.kind() == Kind.CODE ? PADDING : 0));
            if (strip.kind() == Kind.ITEM && from == 0) {
                hanging = indent + width(strip.pieces().getFirst(), layout);
            }
        }
    }

    /** Of an item's number or dot: its other lines begin under its words. */
    private static float width(Piece mark, TextLayout layout) {
        int end = Math.min(mark.to(), layout.getCharacterCount());
        return (float) layout.getLogicalHighlightShape(0, end).getBounds2D().getWidth();
    }

    private AttributedString attributed(Strip strip, String letters) {
        AttributedString attributed = new AttributedString(letters);
        attributed.addAttribute(TextAttribute.FONT, type.font());
        attributed.addAttribute(
                TextAttribute.RUN_DIRECTION,
                rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        int at = 0;
        for (Piece piece : strip.pieces()) {
            int end = at + (piece.sprite() >= 0 ? 1 : piece.to() - piece.from());
            if (piece.sprite() >= 0) {
                attributed.addAttribute(
                        TextAttribute.CHAR_REPLACEMENT, new EmojiGlyph(sprites, piece.sprite(), type.font()), at, end);
            } else if (end > at) {
                styled(attributed, strip, piece, at, end);
            }
            at = end;
        }
        return attributed;
    }

    private void styled(AttributedString attributed, Strip strip, Piece piece, int from, int to) {
        boolean code = piece.look().styles().contains(Style.CODE);
        boolean own = piece.look().styles().contains(Style.OWN_MENTION);
        int style = (own || piece.look().styles().contains(Style.BOLD) ? Font.BOLD : 0)
                | (piece.look().styles().contains(Style.ITALIC) ? Font.ITALIC : 0);
        Font font = code ? type.code() : type.font();
        attributed.addAttribute(TextAttribute.FONT, style == 0 ? font : font.deriveFont(style), from, to);
        if (code && strip.kind() != Kind.CODE) {
            attributed.addAttribute(TextAttribute.BACKGROUND, type.inks().behindCode(), from, to);
        }
        if (piece.look().styles().contains(Style.MENTION)) {
            attributed.addAttribute(TextAttribute.FOREGROUND, type.inks().link(), from, to);
        } else if (own) { // In the ink of the text, which is read on this ground as well.
            attributed.addAttribute(TextAttribute.BACKGROUND, type.inks().behindName(), from, to);
        }
        if (!piece.link().isEmpty()) {
            attributed.addAttribute(TextAttribute.FOREGROUND, type.inks().link(), from, to);
            attributed.addAttribute(TextAttribute.UNDERLINE, TextAttribute.UNDERLINE_LOW_ONE_PIXEL, from, to);
        }
    }
}
