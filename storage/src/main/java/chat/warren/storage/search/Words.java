package chat.warren.storage.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into words that can be compared.
 *
 * <p>Text is folded first: case, accents, Arabic vowel signs and letter forms, full width. Scripts that write spaces
 * between words give words; scripts that do not (Chinese, Japanese, Thai, …) give every character and every pair of
 * neighbours.
 */
final class Words {
    /**
     * Longer "words" are keys and links; their beginning is enough to find them, and an index of noise helps nobody.
     */
    static final int MAX_WORD_CHARS = 40;

    private static final char TATWEEL = 'ـ';
    private static final char ALEF_MAKSURA = 'ى';
    private static final char YEH = 'ي';
    private static final char TEH_MARBUTA = 'ة';
    private static final char HEH = 'ه';
    private static final int LAST_ASCII = 0x7f;
    private static final int LAST_LATIN_1 = 0xff;
    private static final int FIRST_VARIATION = 0xfe00;
    private static final int LAST_VARIATION = 0xfe0f;

    /** Written without spaces between words. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    /** Where marks above and below letters may be left out by whoever types; elsewhere they are vowels. */
    private static final Set<UnicodeScript> MARKS_ARE_OPTIONAL = EnumSet.of(
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW);

    private Words() {}

    /** A stretch of letters. */
    record Run(String text, boolean unspaced) {}

    /** What the index holds for a text. */
    static Set<String> terms(String text) {
        Set<String> terms = new LinkedHashSet<>(); // In the order of the text: the same text gives the same index.
        for (Run run : runs(fold(text))) {
            if (run.unspaced()) {
                terms.addAll(singles(run.text()));
                terms.addAll(pairs(run.text()));
            } else {
                terms.add(run.text().substring(0, Math.min(run.text().length(), MAX_WORD_CHARS)));
            }
        }
        return terms;
    }

    /** A form in which texts are compared. */
    static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        // Taken apart first, because 𝔉 has no lower case but the F in it has. Then lower case makes ẞ into ß, upper
        // case
        // ß into SS and the Greek final sigma into a plain one. Changing case can put letters together that were apart.
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(apart.length());
        UnicodeScript script = UnicodeScript.COMMON;
        for (int i = 0; i < apart.length(); ) {
            int letter = apart.codePointAt(i);
            i += Character.charCount(letter);
            if (isVariationSelector(letter)) {
                continue; // Says whether ❤ is to be red; some keyboards send it and some do not.
            }
            if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                if (!MARKS_ARE_OPTIONAL.contains(script)) {
                    kept.appendCodePoint(letter);
                }
            } else {
                script = isDigit(letter) ? UnicodeScript.COMMON : UnicodeScript.of(letter);
                fold(letter, kept);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static boolean isDigit(int letter) {
        return Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER;
    }

    private static boolean isVariationSelector(int letter) {
        return letter >= FIRST_VARIATION && letter <= LAST_VARIATION;
    }

    private static void fold(int letter, StringBuilder kept) {
        if (isDigit(letter)) {
            kept.append((char) ('0' + Character.digit(letter, 10)));
            return;
        }
        switch (letter) {
            case TATWEEL -> {} // Only makes a word longer to the eye.
            case ALEF_MAKSURA -> kept.append(YEH);
            case TEH_MARBUTA -> kept.append(HEH);
            default -> kept.appendCodePoint(letter);
        }
    }

    static List<Run> runs(String folded) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        boolean inRun = false;
        boolean unspaced = false;
        for (int i = 0; i < folded.length(); ) {
            int letter = folded.codePointAt(i);
            boolean within = isLetter(letter);
            // A mark belongs to what it stands on, whichever script it says it is of.
            boolean letterUnspaced = isMark(letter) ? unspaced : isUnspaced(letter);
            if (inRun && (!within || letterUnspaced != unspaced)) {
                runs.add(new Run(folded.substring(start, i), unspaced));
                inRun = false;
            }
            if (within && !inRun) {
                start = i;
                inRun = true;
                unspaced = letterUnspaced;
            }
            i += Character.charCount(letter);
        }
        if (inRun) {
            runs.add(new Run(folded.substring(start), unspaced));
        }
        return runs;
    }

    static List<String> singles(String run) {
        return run.codePoints().mapToObj(Character::toString).toList();
    }

    static List<String> pairs(String run) {
        int[] letters = run.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < letters.length; i++) {
            pairs.add(new String(letters, i, 2));
        }
        return pairs;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int letter) {
        return Character.isLetterOrDigit(letter) || isMark(letter) || isPicture(letter);
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** People do look for the message with the cake in it. */
    private static boolean isPicture(int letter) {
        return letter > LAST_LATIN_1 && Character.isEmoji(letter); // Unicode counts digits, © and ® among them too.
    }

    private static boolean isUnspaced(int letter) {
        return letter > LAST_ASCII && (isPicture(letter) || UNSPACED.contains(UnicodeScript.of(letter)));
    }
}
