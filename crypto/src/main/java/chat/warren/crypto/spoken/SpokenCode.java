package chat.warren.crypto.spoken;

import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.spoken.UnclearCodeException.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code such as {@code 7-guitar-lemon}. The number, which is no secret, says where the two meet; the words are the
 * password between them.
 */
public final class SpokenCode {
    /** Three digits are said in a breath, and leave few who meet at the same number in the same ten minutes. */
    public static final int MAX_SLOT = 999;
    /** Two of 2,048 words are 22 bits: one guess, and there is only one, is right once in four million times. */
    public static final int WORDS = 2;

    /** Four letters tell each word of the list from all others. */
    private static final int DISTINCT_LETTERS = 4;

    private static final int MAX_SUGGESTIONS = 4;
    /** Longer than any code with its decoration: what is pasted by mistake is not searched for words. */
    private static final int MAX_TYPED = 200;

    private static final Pattern PART = Pattern.compile("\\p{Nd}+|\\p{L}+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final int slot;
    private final List<String> words;

    private SpokenCode(int slot, List<String> words) {
        this.slot = slot;
        this.words = List.copyOf(words);
    }

    public static SpokenCode create(RandomGenerator random, WordList list) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            words.add(list.words().get(random.nextInt(list.words().size())));
        }
        return new SpokenCode(random.nextInt(1, MAX_SLOT + 1), words);
    }

    /**
     * Reads what somebody typed who heard a code: in any case, with anything between the parts, a word shortened to its
     * first four letters or more, or with one slip of the finger if only one word can be meant.
     */
    public static SpokenCode parse(String typed, WordList list) throws UnclearCodeException {
        List<String> parts = parts(typed);
        if (parts.isEmpty() || !Character.isDigit(parts.getFirst().codePointAt(0))) {
            throw new UnclearCodeException(Problem.NO_NUMBER, 0, List.of());
        }
        int slot = slot(parts.getFirst());
        if (parts.size() != 1 + WORDS) {
            throw new UnclearCodeException(Problem.NOT_TWO_WORDS, 0, List.of());
        }
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= WORDS; i++) {
            words.add(word(parts.get(i), i, list));
        }
        return new SpokenCode(slot, words);
    }

    private static List<String> parts(String typed) {
        String plain = typed.length() > MAX_TYPED ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKD);
        Matcher matcher = PART.matcher(ACCENTS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT));
        List<String> parts = new ArrayList<>();
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    private static int slot(String digits) throws UnclearCodeException {
        int slot = 0;
        for (int i = 0; i < digits.length() && slot <= MAX_SLOT; i++) {
            slot = 10 * slot + Character.digit(digits.charAt(i), 10);
        }
        if (slot < 1 || slot > MAX_SLOT) {
            throw new UnclearCodeException(Problem.NO_NUMBER, 0, List.of());
        }
        return slot;
    }

    private static String word(String typed, int place, WordList list) throws UnclearCodeException {
        if (list.words().contains(typed)) {
            return typed;
        }
        List<String> begun =
                list.words().stream().filter(word -> word.startsWith(typed)).toList();
        if (typed.length() >= DISTINCT_LETTERS && begun.size() == 1) {
            return begun.getFirst();
        }
        List<String> near = list.words().stream()
                .filter(word -> begun.contains(word) || Slip.separates(typed, word))
                .toList();
        if (near.isEmpty()) {
            throw new UnclearCodeException(Problem.UNKNOWN_WORD, place, List.of());
        }
        if (near.size() > 1) {
            throw new UnclearCodeException(
                    Problem.SEVERAL_WORDS_POSSIBLE,
                    place,
                    near.stream().limit(MAX_SUGGESTIONS).toList());
        }
        return near.getFirst();
    }

    /** Where the two meet. Anybody may know it. */
    public int slot() {
        return slot;
    }

    /** To be shown or said, and not written anywhere else. */
    public String toText() {
        return slot + "-" + String.join("-", words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpokenCode that && slot == that.slot && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return slot;
    }

    @Override
    public String toString() {
        return "code of number " + slot;
    }
}
