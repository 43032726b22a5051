package chat.warren.node.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chat.warren.node.api.text.Span.Style;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarkupTest {
    private static Span span(String text, Style... styles) {
        return new Span(text, Set.of(styles));
    }

    private static void paragraph(String text, Span... spans) {
        assertEquals(List.of(new Block.Paragraph(List.of(spans))), Markup.parse(text), text);
    }

    @Test
    void marksAroundWordsStyleThem() {
        paragraph("a **b** c", span("a "), span("b", Style.BOLD), span(" c"));
        paragraph("a *b* c", span("a "), span("b", Style.ITALIC), span(" c"));
        paragraph("**a *b* c**", span("a ", Style.BOLD), span("b", Style.BOLD, Style.ITALIC), span(" c", Style.BOLD));
        paragraph("say `a **b**`.", span("say "), span("a **b**", Style.CODE), span("."));
    }

    private static Meant meant(String in, String letters, boolean own) {
        return new Meant(in.indexOf(letters), letters.length(), own);
    }

    @Test
    void whoIsMeantIsMarkedWhereverTheirNameStands() {
        String text = "hi **@Ben** and @An*n*a\n> @Ben: 1\n- x\n- y @Zoe";
        List<Meant> meant = List.of(
                meant(text, "@Ben", false),
                meant(text, "@An*n*a", true),
                meant(text, "@Ben:", false),
                meant(text, "@Zoe", false));
        assertEquals(
                List.of(
                        new Block.Paragraph(List.of(
                                span("hi "),
                                span("@Ben", Style.BOLD, Style.MENTION),
                                span(" and "),
                                span("@An*n*a", Style.OWN_MENTION))),
                        new Block.Quote(List.of(span("@Ben:", Style.MENTION), span(" 1"))),
                        new Block.Items(
                                0, List.of(List.of(span("x")), List.of(span("y "), span("@Zoe", Style.MENTION))))),
                Markup.parse(text, meant));
    }

    @Test
    void aMentionWithinCodeOrAnAddressLeavesThemAsTheyAre() {
        String text = "`x @Ben` https://x.org/@Ben *a*\n```\n@Ben\n```";
        List<Meant> everywhere = java.util.stream.IntStream.iterate(
                        text.indexOf("@"), at -> at >= 0, at -> text.indexOf("@", at + 1))
                .mapToObj(at -> new Meant(at, 4, false))
                .toList();
        assertEquals(Markup.parse(text), Markup.parse(text, everywhere));
    }

    /** But for marks, which are letters within a name. */
    private static List<String> letters(List<Block> blocks) {
        return blocks.stream()
                .map(block -> switch (block) {
                    case Block.Paragraph(List<Span> spans) -> spans;
                    case Block.Quote(List<Span> spans) -> spans;
                    case Block.Items(int _, List<List<Span>> items) -> items.getFirst();
                    case Block.Code(String _, String code) -> List.of(span(code));
                })
                .map(spans -> spans.stream()
                        .map(Span::text)
                        .reduce("", String::concat)
                        .replaceAll("[*`]", ""))
                .toList();
    }

    @Test
    void mentionsThatNobodyWritesLoseNoLetter() {
        String text = "a **b** `c` https://x.org/y\n> q\n- l @Ben";
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            int from = random.nextInt(text.length());
            Meant meant = new Meant(from, random.nextInt(1, 8), random.nextBoolean());
            List<Block> blocks = Markup.parse(text, List.of(meant));
            assertEquals(letters(Markup.parse(text)), letters(blocks), meant.toString());
        }
    }

    @Test
    void marksThatMeanNothingAreLetters() {
        paragraph("3 * 4 * 5 = 60", span("3 * 4 * 5 = 60"));
        paragraph("a ** b", span("a ** b"));
        paragraph("*open", span("*open"));
        paragraph("`open", span("`open"));
        paragraph("``", span("``"));
        paragraph(
                "<b>no</b> & [no](http://x.org/y)",
                span("<b>no</b> & [no]("),
                span("http://x.org/y", Style.LINK),
                span(")"));
    }

    @Test
    void addressesAreLinksAsTheyStand() {
        paragraph(
                "see https://warren.chat/a_b?c=*d, and go.",
                span("see "),
                span("https://warren.chat/a_b?c=", Style.LINK),
                span("*d, and go."));
        paragraph("(http://a.b/c).", span("("), span("http://a.b/c", Style.LINK), span(")."));
        paragraph("`http://a.b`", span("http://a.b", Style.CODE));
        paragraph("javascript://x", span("javascript://x"));
    }

    @Test
    void blocksStandOnLinesOfTheirOwn() {
        assertEquals(
                List.of(
                        new Block.Paragraph(List.of(span("look:"))),
                        new Block.Code("java", "int *a;\n\n> b"),
                        new Block.Quote(List.of(span("one\n"), span("two", Style.BOLD))),
                        new Block.Items(0, List.of(List.of(span("x")), List.of(span("y")))),
                        new Block.Items(3, List.of(List.of(span("z")))),
                        new Block.Paragraph(List.of(span("end")))),
                Markup.parse("look:\n```java\nint *a;\n\n> b\n```\n> one\n> **two**\n- x\n* y\n3. z\n\nend"));
        paragraph("```\nnobody closes this", span("```\nnobody closes this"));
        assertEquals(List.of(), Markup.parse(" \n\n"));
    }

    @Test
    void inOneLineThereAreNoMarks() {
        assertEquals("a b said x y c d", Markup.plain("**a** b\n> said\n- x\n- y\n```\nc\nd\n```"));
    }

    /** Whatever a friend writes is shown in a moment: the square of 32,000 would take seconds. */
    @Test
    void noTextTakesLongerThanItsLength() {
        for (String piece : List.of("*a ", "**", "`", "*", "```\n", "> ", "http://", "* * *a", "`` `", "**a *b ")) {
            String text = piece.repeat(32_000 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                for (int i = 0; i < 20; i++) {
                    Markup.parse(text);
                }
            });
        }
    }

    @Test
    void noLetterIsLost() {
        SplittableRandom random = new SplittableRandom(7);
        String alphabet = "ab *`\n>-1. http://x.y";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertEquals(lettersOf(text.toString()), lettersOf(Markup.plain(text.toString())), text.toString());
        }
    }

    private static String lettersOf(String text) {
        return text.replaceAll("[^abhtpxy]", "");
    }
}
