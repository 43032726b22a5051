package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes as words, by BIP 39: eleven bits a word from a list of 2,048, the last bits a checksum. The list was made so
 * that four letters tell each word from all others, and similar words were left out.
 */
public final class WordList {
    private static final int BITS_PER_WORD = 11;
    /** BIP 39: one checksum bit for every 32 bits of the value. */
    private static final int BITS_PER_CHECK_BIT = 32;

    private static final int DISTINCT_LETTERS = 4;

    private final List<String> words;
    private final Map<String, Integer> places = new HashMap<>();

    private WordList(List<String> words) {
        this.words = List.copyOf(words);
        for (int place = 0; place < words.size(); place++) {
            places.put(beginning(words.get(place)), place);
        }
    }

    public static WordList english() {
        try (InputStream list = WordList.class.getResourceAsStream("words-english.txt")) {
            if (list == null) {
                throw new AssertionError("the word list is missing from the program");
            }
            return new WordList(new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the word list cannot be read from the program", e);
        }
    }

    public List<String> words() {
        return words;
    }

    /** The words of a value whose length is a multiple of four bytes, from 16 to 32. */
    public List<String> encode(byte[] value) {
        int checkBits = checkBits(value.length);
        byte[] checked = Bytes.concat(value, new byte[] {Hashes.sha256(value)[0]});
        int count = (value.length * Byte.SIZE + checkBits) / BITS_PER_WORD;
        List<String> phrase = new ArrayList<>(count);
        for (int word = 0; word < count; word++) {
            int place = 0;
            for (int bit = word * BITS_PER_WORD; bit < (word + 1) * BITS_PER_WORD; bit++) {
                place = (place << 1) | bit(checked, bit);
            }
            phrase.add(words.get(place));
        }
        Bytes.wipe(checked);
        return phrase;
    }

    /** The value of so many bytes that these words stand for. The first four letters of each are enough. */
    public byte[] decode(List<String> phrase, int length) throws MalformedException {
        int checkBits = checkBits(length);
        int count = (length * Byte.SIZE + checkBits) / BITS_PER_WORD;
        if (phrase.size() != count) {
            throw new MalformedException("there must be " + count + " words, not " + phrase.size());
        }
        byte[] checked = new byte[length + 1];
        for (int word = 0; word < count; word++) {
            Integer place = places.get(beginning(phrase.get(word)));
            if (place == null || !isThatWord(phrase.get(word), words.get(place))) {
                throw new MalformedException("word " + (word + 1) + " is not in the list");
            }
            for (int bit = 0; bit < BITS_PER_WORD; bit++) {
                if ((place >>> (BITS_PER_WORD - 1 - bit) & 1) == 1) {
                    int at = word * BITS_PER_WORD + bit;
                    checked[at / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - at % Byte.SIZE));
                }
            }
        }
        byte[] value = Arrays.copyOf(checked, length);
        int mask = 0xff << (Byte.SIZE - checkBits) & 0xff;
        boolean fits = (checked[length] & mask) == (Hashes.sha256(value)[0] & mask);
        Bytes.wipe(checked);
        if (!fits) {
            Bytes.wipe(value);
            throw new ForgedException("all words are in the list, but one of them is wrong or out of place");
        }
        return value;
    }

    /** Splits what a person typed or pasted. */
    public static List<String> split(String text) {
        return List.of(text.strip().toLowerCase(Locale.ROOT).split("[\\s,;-]+", -1));
    }

    private static int checkBits(int length) {
        if (length < 16 || length > 32 || length % 4 != 0) {
            throw new IllegalArgumentException("BIP 39 knows no phrase for " + length + " bytes");
        }
        return length * Byte.SIZE / BITS_PER_CHECK_BIT;
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / Byte.SIZE] >>> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
    }

    private static String beginning(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(DISTINCT_LETTERS, lower.length()));
    }

    private static boolean isThatWord(String typed, String word) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return lower.equals(word) || (lower.length() == DISTINCT_LETTERS && word.startsWith(lower));
    }
}
