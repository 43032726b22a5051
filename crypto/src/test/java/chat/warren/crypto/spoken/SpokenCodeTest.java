package chat.warren.crypto.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.spoken.UnclearCodeException.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenCodeTest {
    private static final WordList LIST = WordList.english();

    private final SplittableRandom random = new SplittableRandom(1);

    private static UnclearCodeException unclear(String typed) {
        return assertThrows(UnclearCodeException.class, () -> SpokenCode.parse(typed, LIST));
    }

    @Test
    void everyCodeIsReadBackFromItsText() throws UnclearCodeException {
        for (int i = 0; i < 1_000; i++) {
            SpokenCode code = SpokenCode.create(random, LIST);
            assertTrue(code.slot() >= 1 && code.slot() <= SpokenCode.MAX_SLOT);
            assertEquals(code, SpokenCode.parse(code.toText(), LIST));
        }
    }

    @Test
    void allNumbersAndWordsAreDrawn() {
        Set<Integer> slots = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 40_000; i++) {
            SpokenCode code = SpokenCode.create(random, LIST);
            slots.add(code.slot());
            words.addAll(List.of(code.toText().split("-", -1)).subList(1, 3));
        }
        assertEquals(SpokenCode.MAX_SLOT, slots.size());
        assertEquals(new HashSet<>(LIST.words()), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7-guitar-lemon",
                "  7 GUITAR  Lemon ",
                "7guitar lemon",
                "7, guitar, lemon.",
                "#7_guitar_lemon",
                "007–guitar—lemon",
                "٧ guitar lemon", // Arabic-Indic seven
                "７－ｇｕｉｔａｒ－ｌｅｍｏｎ", // full width
                "7 guit lemo", // four letters are enough
                "7 guita lemon",
                "7 gutar lemon", // one too few
                "7 guittar lemon", // one too many
                "7 guirar lemon", // another one
                "7 guitra lemon", // swapped
                "7 guitar lémon"
            })
    void isReadHoweverItWasTyped(String typed) throws UnclearCodeException {
        assertEquals("7-guitar-lemon", SpokenCode.parse(typed, LIST).toText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "guitar lemon; NO_NUMBER; 0",
                "''; NO_NUMBER; 0",
                "0 guitar lemon; NO_NUMBER; 0",
                "1000 guitar lemon; NO_NUMBER; 0",
                "99999999999999999999 guitar lemon; NO_NUMBER; 0",
                "seven guitar lemon; NO_NUMBER; 0",
                "7; NOT_TWO_WORDS; 0",
                "7 guitar; NOT_TWO_WORDS; 0",
                "7 guitar lemon tree; NOT_TWO_WORDS; 0",
                "7 guitar 5; UNKNOWN_WORD; 2",
                "7 xylophone lemon; UNKNOWN_WORD; 1",
                "7 guitar gui; SEVERAL_WORDS_POSSIBLE; 2",
                "7 guitar gutiars; UNKNOWN_WORD; 2",
            })
    void saysWhatIsUnclear(String typed, Problem problem, int word) {
        UnclearCodeException unclear = unclear(typed);
        assertEquals(problem, unclear.problem());
        assertEquals(word, unclear.word());
    }

    @Test
    void asksWhenSeveralWordsMayBeMeant() {
        UnclearCodeException unclear = unclear("7 guitar lent"); // length is not near, lend and lens are
        assertEquals(Problem.SEVERAL_WORDS_POSSIBLE, unclear.problem());
        assertEquals(2, unclear.word());
        assertTrue(unclear.possible().size() > 1, () -> "only " + unclear.possible());
        assertTrue(LIST.words().containsAll(unclear.possible()));
    }

    @Test
    void aWordOfTheListIsNeverCorrectedToAnother() throws UnclearCodeException {
        for (String word : LIST.words()) {
            assertEquals(
                    "5-" + word + "-" + word,
                    SpokenCode.parse("5 " + word + " " + word, LIST).toText());
        }
    }

    @Test
    void agreesWithACountingModelAboutSlips() {
        List<String> words = LIST.words();
        for (int i = 0; i < 20_000; i++) {
            String one = words.get(random.nextInt(words.size()));
            String other = i % 2 == 0 ? words.get(random.nextInt(words.size())) : slipped(one);
            assertEquals(distance(one, other) == 1, Slip.separates(one, other), one + " " + other);
        }
        assertFalse(Slip.separates("", ""));
        assertTrue(Slip.separates("a", ""));
        assertTrue(Slip.separates("", "a"));
    }

    private String slipped(String word) {
        StringBuilder text = new StringBuilder(word);
        for (int slips = random.nextInt(3); slips > 0 && text.length() > 1; slips--) {
            int at = random.nextInt(text.length() - 1);
            char letter = (char) ('a' + random.nextInt(26));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, letter);
                case 2 -> text.setCharAt(at, letter);
                default -> text.insert(at, text.charAt(at + 1)).deleteCharAt(at + 2);
            }
        }
        return text.toString();
    }

    /** Optimal string alignment, by the book. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }

    @Test
    void whateverIsTypedIsACodeOrUnclear() {
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                typed.append((char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(32, 127)));
            }
            try {
                SpokenCode.parse(typed.toString(), LIST);
            } catch (UnclearCodeException expected) {
                // What the parser is for.
            }
        }
        assertEquals(
                Problem.NO_NUMBER, unclear("7 " + "guitar ".repeat(100_000)).problem());
    }

    @Test
    void doesNotPrintItsWords() {
        assertFalse(SpokenCode.create(random, LIST).toString().contains("-"));
    }
}
