package chat.warren.bench.storage;

import java.util.SplittableRandom;

/**
 * Messages as people write them, made up: one to forty words, few words often and many seldom (Zipf), some names and
 * numbers that stand in one message only, every tenth message Chinese.
 */
final class Texts {
    /** What a few friends use in ten years. */
    private static final int VOCABULARY = 50_000;

    private static final String[] SYLLABLES = {
        "ba", "ter", "no", "schi", "ka", "len", "mo", "ru", "fi", "stadt", "gen", "über", "ing", "ton", "la", "wein",
        "ha", "mei", "dor", "ü", "zel", "pro", "kon", "vis", "al", "tag", "un", "ver", "lich", "keit"
    };

    private static final int FIRST_HAN = 0x4e00;
    private static final int HAN_IN_USE = 3_000;
    private static final int ONE_IN_TEN = 10;

    private final String[] words = new String[VOCABULARY];
    private final SplittableRandom random;

    Texts(long seed) {
        SplittableRandom fixed = new SplittableRandom(1);
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + fixed.nextInt(4); syllables > 0; syllables--) {
                word.append(SYLLABLES[fixed.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
        random = new SplittableRandom(seed);
    }

    /** The word of a rank: 0 is the most frequent. */
    String word(int rank) {
        return words[rank];
    }

    String next() {
        return random.nextInt(ONE_IN_TEN) == 0 ? chinese() : european();
    }

    private String european() {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + (int) (39 * random.nextDouble() * random.nextDouble()); count > 0; count--) {
            // Zipf's law, nearly: the logarithm of the rank is even.
            int rank = (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
            text.append(words[Math.min(rank, VOCABULARY - 1)]).append(' ');
        }
        if (random.nextInt(20) == 0) {
            text.append(random.nextInt(1_000_000_000));
        }
        return text.toString();
    }

    private String chinese() {
        StringBuilder text = new StringBuilder();
        for (int count = 2 + random.nextInt(30); count > 0; count--) {
            text.appendCodePoint(FIRST_HAN + (int) (Math.pow(HAN_IN_USE, random.nextDouble()) - 1));
        }
        return text.toString();
    }

    /** Two neighbours that stand in many messages. */
    static String twoCharacters() {
        return new String(new int[] {FIRST_HAN + 5, FIRST_HAN + 7}, 0, 2);
    }
}
