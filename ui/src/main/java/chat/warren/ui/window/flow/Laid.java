package chat.warren.ui.window.flow;

import chat.warren.ui.window.flow.Prose.Kind;
import chat.warren.ui.window.flow.Prose.Piece;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;

/** A text in lines of a width. Lengths are in the component's pixels, from the text's upper left corner. */
public final class Laid {
    private final Prose prose;
    private final Type type;
    private final List<Line> lines;
    private final float width;

    Laid(Prose prose, Type type, List<Line> lines, float width) {
        this.prose = prose;
        this.type = type;
        this.lines = List.copyOf(lines);
        this.width = width;
    }

    /** The same lines with more room: those from right to left move. */
    public Laid wide(float wider) {
        return new Laid(prose, type, lines, wider);
    }

    public Prose prose() {
        return prose;
    }

    public float width() {
        return width;
    }

    public float height() {
        return lines.isEmpty() ? 0 : lines.getLast().bottom() + (inCode(lines.getLast()) ? Lines.PADDING : 0);
    }

    /**
     * Where the last line ends for what is put beside it at the other side; nowhere if it runs from that side itself.
     *
     * @param fromRight whether what is put beside it stands at the left
     */
    public float lastLine(boolean fromRight) {
        if (lines.isEmpty()) {
            return 0;
        }
        Line last = lines.getLast();
        return last.rightToLeft() != fromRight || inCode(last) ? Float.MAX_VALUE : last.end();
    }

    /** The first line's height: for where only one is shown. */
    public float firstLine() {
        return lines.getFirst().bottom();
    }

    /** The place behind the first line. */
    public int firstEnd() {
        return lines.getFirst().to();
    }

    public int lines() {
        return lines.size();
    }

    /** Paints it with what is selected from one place to another; nothing, if they are the same. */
    public void paint(Graphics2D graphics, float x, float y, int from, int to) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(x, y);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean first =
                    i == 0 || lines.get(i - 1).strip().block() != line.strip().block();
            boolean last = i == lines.size() - 1
                    || lines.get(i + 1).strip().block() != line.strip().block();
            ground(g, line, first, last);
        }
        for (Line line : lines) {
            if (from < line.to() + 1 && to > line.from()) {
                g.setColor(type.inks().selection());
                g.fill(selected(line, from, to));
            }
            g.setColor(
                    line.strip().kind() == Kind.QUOTE
                            ? type.inks().quiet()
                            : type.inks().ink());
            line.layout().draw(g, line.x(width), line.top() + line.baseline());
        }
        g.dispose();
    }

    private Shape selected(Line line, int from, int to) {
        Shape letters = line.layout()
                .getLogicalHighlightShape(
                        line.letter(from),
                        line.letter(to),
                        new java.awt.geom.Rectangle2D.Float(
                                0, -line.baseline(), Math.max(1, line.layout().getAdvance()), line.height()));
        return AffineTransform.getTranslateInstance(line.x(width), line.top() + line.baseline())
                .createTransformedShape(letters);
    }

    /** What code and quotes stand on. */
    private void ground(Graphics2D g, Line line, boolean first, boolean last) {
        if (inCode(line)) {
            g.setColor(type.inks().behindCode());
            float above = first ? Lines.PADDING : 0;
            float below = last ? Lines.PADDING : 0;
            float arc = Lines.PADDING;
            Shape whole = new RoundRectangle2D.Float(
                    0,
                    line.top() - above - (first ? 0 : arc),
                    width,
                    line.height() + above + below + (first ? 0 : arc) + (last ? 0 : arc),
                    arc,
                    arc);
            Shape before = g.getClip();
            g.clip(new java.awt.geom.Rectangle2D.Float(0, line.top() - above, width, line.height() + above + below));
            g.fill(whole);
            g.setClip(before);
        } else if (line.strip().kind() == Kind.QUOTE) {
            g.setColor(type.inks().quiet());
            g.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            float x = line.rightToLeft() ? width - 1 : 1;
            g.draw(new Line2D.Float(x, line.top(), x, line.bottom()));
        }
    }

    private static boolean inCode(Line line) {
        return line.strip().kind() == Kind.CODE;
    }

    /** The place between two letters that is nearest to a point. */
    public int nearest(float x, float y) {
        if (lines.isEmpty() || y < 0) {
            return 0;
        }
        for (Line line : lines) {
            if (y < line.bottom()) {
                return line.nearest(x - line.x(width));
            }
        }
        return prose.text().length();
    }

    /** The address that is written at a point. */
    public Optional<String> link(float x, float y) {
        for (Line line : lines) {
            if (y >= line.top() && y < line.bottom()) {
                int place = line.under(x - line.x(width));
                for (Piece piece : line.strip().pieces()) {
                    if (place >= piece.from()
                            && place < piece.to()
                            && !piece.link().isEmpty()) {
                        return Optional.of(piece.link());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The word around a place, as from and to. */
    public int[] word(int place) {
        java.text.BreakIterator words = java.text.BreakIterator.getWordInstance();
        words.setText(prose.text());
        int at = Math.clamp(place, 0, prose.text().length());
        int to = at == prose.text().length() ? at : words.following(at);
        return new int[] {words.previous(), to};
    }
}
