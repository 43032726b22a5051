package chat.warren.ui.window.settings;

import chat.warren.ui.window.welcome.QrPicture;
import chat.warren.ui.words.Words;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Printable;
import java.text.AttributedString;
import java.util.List;
import java.util.Map;
import javax.swing.UIManager;

/**
 * The recovery sheet as it lies on paper: who it brings back, the words, the same as a QR code, and what to do with
 * them. Black on white, for printers.
 *
 * @param name of whoever it brings back
 * @param day when it was made, in words
 */
record Paper(String name, String day, List<String> recovery, Words words) implements Printable {
    /** Of A4 at 72 points an inch; on other paper it is scaled. */
    static final int WIDTH = 595;

    static final int HEIGHT = 842;
    private static final int MARGIN = 56;
    private static final int COLUMNS = 3;
    private static final int LINE = 24;
    private static final int CODE = 190;
    /** Of a saved picture: 200 dots an inch. */
    private static final double SHARP = 200 / 72.0;

    Paper {
        recovery = List.copyOf(recovery);
    }

    @Override
    public int print(Graphics graphics, PageFormat format, int page) {
        if (page > 0) {
            return NO_SUCH_PAGE;
        }
        Graphics2D g = (Graphics2D) graphics;
        double scale = Math.min(format.getWidth() / WIDTH, format.getHeight() / HEIGHT);
        g.scale(scale, scale);
        draw(g);
        return PAGE_EXISTS;
    }

    /** The sheet as a picture. */
    BufferedImage picture() {
        int width = (int) (WIDTH * SHARP);
        int height = (int) (HEIGHT * SHARP);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.transform(AffineTransform.getScaleInstance(SHARP, SHARP));
        draw(g);
        g.dispose();
        return picture;
    }

    /** What its QR code says, and whoever reads it back gets. */
    static String code(List<String> recovery) {
        return String.join(" ", recovery);
    }

    private void draw(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(Color.BLACK);
        int y = passage(g, words.say("paper.title", name), 22, Font.BOLD, MARGIN);
        y = passage(g, words.say("paper.day", day), 11, Font.PLAIN, y + 4);
        y = passage(g, words.say("paper.what"), 12, Font.PLAIN, y + 12) + 28;
        y = grid(g, y) + 24;
        QrPicture.draw(g, code(recovery), (WIDTH - CODE) / 2, y, CODE);
        y = passage(g, words.say("paper.how"), 12, Font.PLAIN, y + CODE + 20);
        passage(g, words.say("paper.care"), 12, Font.BOLD, y + 8);
    }

    /** Down the first column, then down the next: as one reads words that are numbered. The words are English. */
    private int grid(Graphics2D g, int top) {
        int rows = (recovery.size() + COLUMNS - 1) / COLUMNS;
        int wide = (WIDTH - 2 * MARGIN) / COLUMNS;
        g.setFont(font(Font.BOLD, 14));
        for (int i = 0; i < recovery.size(); i++) {
            int x = MARGIN + i / rows * wide;
            g.drawString((i + 1) + "  " + recovery.get(i), x, top + i % rows * LINE);
        }
        return top + (rows - 1) * LINE;
    }

    private static Font font(int style, float size) {
        Font font = UIManager.getFont("defaultFont");
        return (font == null ? new Font(Font.SANS_SERIF, style, 12) : font).deriveFont(style, size);
    }

    private int passage(Graphics2D g, String text, float size, int style, int top) {
        AttributedString letters = new AttributedString(text, Map.of(TextAttribute.FONT, font(style, size)));
        boolean right = words.tongue().rightToLeft();
        if (right) {
            letters.addAttribute(TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_RTL);
        }
        LineBreakMeasurer lines = new LineBreakMeasurer(letters.getIterator(), g.getFontRenderContext());
        float y = top;
        while (lines.getPosition() < text.length()) {
            TextLayout line = lines.nextLayout(WIDTH - 2 * MARGIN);
            y += line.getAscent();
            line.draw(g, right ? WIDTH - MARGIN - line.getVisibleAdvance() : MARGIN, y);
            y += line.getDescent() + line.getLeading() + 2;
        }
        return Math.round(y);
    }
}
