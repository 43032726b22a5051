package chat.warren.ui.window.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.text.Block;
import chat.warren.node.api.text.Markup;
import chat.warren.node.api.text.Meant;
import chat.warren.ui.emoji.EmojiSet;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final EmojiSet SET = EmojiSet.load();
    private static final Type TYPE = new Type(
            new Font(Font.SANS_SERIF, Font.PLAIN, 14),
            new Font(Font.MONOSPACED, Font.PLAIN, 13),
            new Type.Inks(Color.BLACK, Color.BLUE, Color.GRAY, Color.LIGHT_GRAY, Color.PINK, Color.YELLOW));

    private static Prose prose(String text) {
        return Prose.of(Markup.parse(text), SET, false);
    }

    private static Laid laid(String text, float width) {
        return new Lines(TYPE, SET.sprites(), new FontRenderContext(null, true, true)).laid(prose(text), width);
    }

    @Test
    void linesAreNoLongerThanTheirRoomAndNoLetterIsLost() {
        String words = "Some words that go on for a while, and a-very-long-word-" + "x".repeat(120) + " to break";
        Laid laid = laid(words, 200);
        assertTrue(laid.width() <= 201, () -> "as wide as " + laid.width());
        assertTrue(laid.lines() > 5);
        assertEquals(words, laid.prose().text());
        assertEquals(words.length(), laid.nearest(1000, 100_000));
        assertEquals(0, laid.nearest(-5, -5));
    }

    @Test
    void oneLineIsAsWideAsItsLetters() {
        Laid laid = laid("Hello", 400);
        assertEquals(1, laid.lines());
        assertTrue(laid.width() > 20 && laid.width() < 60, () -> "as wide as " + laid.width());
    }

    @Test
    void arabicStandsAtTheRightAndIsReadFromThere() {
        Laid laid = laid("مرحبا كيف الحال", 400).wide(400);
        assertEquals(0, laid.nearest(399, 5));
        assertTrue(laid.nearest(400 - laid("مرحبا كيف الحال", 400).width() + 1, 5) >= 14);
        assertEquals(Float.MAX_VALUE, laid.lastLine(false));
        assertTrue(laid.lastLine(true) < 400);
    }

    @Test
    void anEmojiIsOnePlaceHoweverManyCharactersItHas() {
        String family = "👨‍👩‍👧‍👦";
        Laid laid = laid("a" + family + "b", 400);
        for (float x = 0; x < 60; x++) {
            int place = laid.nearest(x, 8);
            assertTrue(place <= 1 || place >= 1 + family.length(), "not within it, at " + place);
        }
    }

    @Test
    void fewEmojiAloneAreLarge() {
        assertEquals(2, prose("👍 🎉").emojiOnly());
        assertEquals(0, prose("👍 ok").emojiOnly());
        assertEquals(0, prose("👍👍👍👍👍👍👍").emojiOnly());
        assertEquals(0, prose("```\n👍\n```").emojiOnly());
        assertEquals(0, prose("> 👍").emojiOnly());
    }

    @Test
    void anAddressIsFoundWhereItStandsAndNowhereElse() {
        Laid laid = laid("see https://example.org/x now", 600);
        float end = laid.width();
        assertEquals(Optional.of("https://example.org/x"), laid.link(end / 2, 8));
        assertEquals(Optional.empty(), laid.link(2, 8));
        assertEquals(Optional.empty(), laid.link(end - 2, 8));
        assertEquals(Optional.empty(), laid.link(end / 2, 80));
    }

    private static long pixels(Laid laid, Color colour) {
        BufferedImage image = new BufferedImage(200, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 200, 40);
        laid.paint(graphics, 0, 0, 0, 0);
        graphics.dispose();
        int[] all = image.getRGB(0, 0, 200, 40, null, 0, 200);
        return Arrays.stream(all).filter(each -> each == colour.getRGB()).count();
    }

    @Test
    void whoIsMeantIsColouredAndOurOwnNameHasAGroundOfItsOwn() {
        Lines lines = new Lines(TYPE, SET.sprites(), new FontRenderContext(null, true, true));
        for (boolean own : List.of(true, false)) {
            List<Block> blocks = Markup.parse("hi @Ben", List.of(new Meant(3, 4, own)));
            Laid laid = lines.laid(Prose.of(blocks, SET, false), 200);
            assertEquals(own, pixels(laid, Color.PINK) > 50, "a ground");
            assertEquals(!own, pixels(laid, Color.BLUE) > 5, "coloured letters");
        }
    }

    @Test
    void aLetterBombIsCutUntilSomebodyWantsAllOfIt() {
        String bomb = "word ".repeat(20_000);
        assertEquals(Prose.AT_FIRST, prose(bomb).text().length());
        Prose whole = Prose.of(Markup.parse(bomb), SET, true);
        assertTrue(whole.whole());
        assertEquals(bomb.length(), whole.text().length());
    }

    @Test
    void laysOutAndPaintsWhateverAFriendWrites() {
        String[] parts = {
            "😀",
            "\u200D",
            "\uFE0F",
            "\uD83D",
            "\uDE00",
            "\n",
            "**",
            "*",
            "`",
            "```",
            "> ",
            "- ",
            "1. ",
            "https://a.b",
            "abc",
            "مرحبا",
            "שלום",
            "你好",
            "\u202E",
            "\u2066",
            "\t",
            " ",
            "\u0000",
            "\u0300",
            "🇩🇪",
            "👩🏽‍🚀",
            "\uFFFC"
        };
        Random random = new Random(7);
        Graphics2D graphics = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB).createGraphics();
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            Laid laid = laid(text.toString(), 40 + random.nextInt(300));
            int length = laid.prose().text().length();
            laid.paint(graphics, 0, 0, random.nextInt(length + 1), random.nextInt(length + 1));
            for (int i = 0; i < 5; i++) {
                int place = laid.nearest(random.nextInt(300), random.nextInt(300));
                assertTrue(place >= 0 && place <= length);
                int[] word = laid.word(place);
                assertTrue(word[0] <= word[1]);
            }
        }
        graphics.dispose();
    }
}
