package chat.warren.storage.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void spacedScriptsGiveWordsAndUnspacedOnesCharactersAndPairs() {
        assertEquals(Set.of("hello", "world", "42"), Words.terms("Hello, World! 42"));
        assertEquals(Set.of("我", "们", "去", "我们", "们去"), Words.terms("我们去"));
        assertEquals(Set.of("ok", "北", "京", "北京"), Words.terms("ok北京"));
        assertEquals(Set.of(), Words.terms(" …—! "));
    }

    @Test
    void whatPeopleTypeDifferentlyFoldsAlike() {
        for (List<String> alike : List.of(
                List.of("GRÖSSE", "Größe", "größe", "GRÖẞE", "GRO\u0308SSE", "grosse"),
                List.of("Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
                List.of("كِتَابٌ", "كتاب", "كتــاب"),
                List.of("مدرسة", "مدرسه"),
                List.of("ＡＢＣ", "abc"),
                List.of("ﾀﾜｰ", "タワー"),
                List.of("Ёлка", "ёлка", "елка"),
                List.of("Việt", "viet"),
                List.of("ﬁsch", "fisch"),
                List.of("שָׁלוֹם", "שלום"),
                List.of("안녕", "\u110b\u1161\u11ab\u1102\u1167\u11bc"),
                List.of("❤\ufe0f", "❤"),
                List.of("٤٢", "42"))) {
            for (String one : alike) {
                assertEquals(Words.fold(alike.getFirst()), Words.fold(one), one);
            }
        }
    }

    @Test
    void foldingTwiceChangesNothingMore() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            // Marks on letters of a script that is not theirs are no text that anybody wrote.
            String text = withoutMarks(noise(random));
            String folded = Words.fold(text);
            assertEquals(
                    folded,
                    Words.fold(folded),
                    () -> "of " + text.codePoints().boxed().toList());
        }
    }

    /** Whatever somebody sends, it is cut into terms that can be looked up. */
    @Test
    void anyTextHasTermsOfAReasonableLength() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            for (String term : Words.terms(noise(random) + "x".repeat(random.nextInt(300)))) {
                assertTrue(!term.isEmpty() && term.length() <= Words.MAX_WORD_CHARS, term);
            }
        }
    }

    private static String withoutMarks(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** All of Unicode, halves of characters that belong together included. */
    private static String noise(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.appendCodePoint(random.nextInt(0x250));
                case 1 -> text.appendCodePoint(random.nextInt(0x3000));
                case 2 -> text.append((char) random.nextInt(0x10000));
                default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }
}
