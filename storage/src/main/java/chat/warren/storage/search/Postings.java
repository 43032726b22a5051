package chat.warren.storage.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** For each word the entries in which it stands: ascending, as differences of one to five bytes. */
final class Postings {
    private static final int FIRST_WORDS = 512;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final byte[] NONE = {};

    private byte[][] lists = new byte[FIRST_WORDS][];
    private int[] lengths = new int[FIRST_WORDS];
    private int[] last = new int[FIRST_WORDS];

    Postings() {
        Arrays.fill(lists, NONE);
    }

    void add(int word, int entry) {
        reserve(word);
        byte[] list = lists[word];
        if (lengths[word] + 5 > list.length) {
            list = Arrays.copyOf(list, list.length == 0 ? 5 : lengths[word] + lengths[word] / 2 + 5);
            lists[word] = list;
        }
        // Entries are numbered from 0, so the first difference counts from -1.
        int difference = lengths[word] == 0 ? entry + 1 : entry - last[word];
        int at = lengths[word];
        while (difference > SEVEN_BITS) {
            list[at++] = (byte) ((difference & SEVEN_BITS) | MORE);
            difference >>>= 7;
        }
        list[at++] = (byte) difference;
        lengths[word] = at;
        last[word] = entry;
    }

    void each(int word, IntConsumer entries) {
        byte[] list = lists[word];
        int end = lengths[word];
        int entry = -1;
        for (int at = 0; at < end; ) {
            int difference = 0;
            int shift = 0;
            byte piece;
            do {
                piece = list[at++];
                difference |= (piece & SEVEN_BITS) << shift;
                shift += 7;
            } while (piece < 0);
            entry += difference;
            entries.accept(entry);
        }
    }

    void into(int word, BitSet set) {
        each(word, set::set);
    }

    byte[] encoded(int word) {
        return word < lists.length ? Arrays.copyOf(lists[word], lengths[word]) : NONE;
    }

    /** The last entry is stored beside the list, so that loading need not walk through it. */
    int last(int word) {
        return word < last.length ? last[word] : 0;
    }

    void load(int word, byte[] list, int lastEntry) {
        reserve(word);
        lists[word] = list;
        lengths[word] = list.length;
        last[word] = lastEntry;
    }

    private void reserve(int word) {
        if (word >= lists.length) {
            int old = lists.length;
            int capacity = Math.max(word + 1, 2 * old);
            lists = Arrays.copyOf(lists, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
            last = Arrays.copyOf(last, capacity);
            Arrays.fill(lists, old, capacity, NONE);
        }
    }
}
