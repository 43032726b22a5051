package chat.warren.storage.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * All different words, numbered as they come. They lie one behind the other in one array, so that looking for a part of
 * a word is one walk through memory: some four million bytes for a million messages.
 */
final class Dictionary {
    private static final int FIRST_SLOTS = 1024;
    private static final byte END = 0;

    private byte[] text = new byte[8 * FIRST_SLOTS];
    private int length;
    private int[] starts = new int[FIRST_SLOTS / 2];
    private int count;
    private int[] slots = new int[FIRST_SLOTS]; // Word number + 1; 0 is free. Always a power of two, at most half full.

    int size() {
        return count;
    }

    /** The word's number; a new one, if it is new. */
    int number(String word) {
        return number(word.getBytes(StandardCharsets.UTF_8));
    }

    int number(byte[] word) {
        int slot = slot(word);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        append(word);
        slots[slot] = count;
        if (2 * count > slots.length) {
            rehash();
        }
        return count - 1;
    }

    /** The word's number, or -1. */
    int find(String word) {
        return slots[slot(word.getBytes(StandardCharsets.UTF_8))] - 1;
    }

    byte[] word(int number) {
        return Arrays.copyOfRange(text, starts[number], end(number));
    }

    /** Hands out every word that has this within it. */
    void containing(String part, IntConsumer found) {
        byte[] wanted = part.getBytes(StandardCharsets.UTF_8);
        byte first = wanted[0];
        int last = length - wanted.length;
        for (int i = 0; i < last; i++) {
            if (text[i] == first && matches(wanted, i)) {
                int number = wordAt(i);
                found.accept(number);
                i = end(number); // On to the next word: once is enough.
            }
        }
    }

    private boolean matches(byte[] wanted, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (text[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private int wordAt(int position) {
        int found = Arrays.binarySearch(starts, 0, count, position);
        return found >= 0 ? found : -found - 2;
    }

    private int end(int number) {
        return (number + 1 < count ? starts[number + 1] : length) - 1;
    }

    private void append(byte[] word) {
        if (length + word.length + 1 > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + word.length + 1));
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = length;
        System.arraycopy(word, 0, text, length, word.length);
        length += word.length;
        text[length++] = END;
    }

    private int slot(byte[] word) {
        int mask = slots.length - 1;
        int slot = spread(Arrays.hashCode(word)) & mask;
        while (slots[slot] != 0 && !isWord(slots[slot] - 1, word)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isWord(int number, byte[] word) {
        return Arrays.equals(text, starts[number], end(number), word, 0, word.length);
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < count; number++) {
            slots[slot(word(number))] = number + 1;
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9; // The golden ratio: neighbours in the alphabet must not be neighbours here.
        return mixed ^ (mixed >>> 15);
    }
}
