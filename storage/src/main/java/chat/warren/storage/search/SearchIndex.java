package chat.warren.storage.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * Which messages have which words. Messages are entries in the order in which they came; what was edited comes again,
 * and its old entry dies. A word matches wherever it stands within another: "burg" finds Hamburg, and كتاب finds
 * الكتاب.
 *
 * <p>Not thread-safe: {@link Search} owns it.
 */
final class SearchIndex {
    private static final int FIRST_ENTRIES = 1024;

    private final Dictionary dictionary = new Dictionary();
    private final Postings postings = new Postings();
    private final BitSet dead = new BitSet();
    private final Map<Long, Long> upTo = new HashMap<>(); // Conversation number to the last place that was looked at.
    private long[] numbers = new long[FIRST_ENTRIES];
    private int entries;

    /** A page of answers: message numbers, newest first, and where the next page begins. */
    record Candidates(List<Long> numbers, int next) {}

    int entries() {
        return entries;
    }

    long number(int entry) {
        return numbers[entry];
    }

    boolean isDead(int entry) {
        return dead.get(entry);
    }

    boolean hasDead() {
        return !dead.isEmpty();
    }

    Dictionary dictionary() {
        return dictionary;
    }

    Postings postings() {
        return postings;
    }

    /** The last place of a conversation that this index has seen. */
    long upTo(long conversation) {
        return upTo.getOrDefault(conversation, 0L);
    }

    /** In the order of the conversations: the same index has the same bytes. */
    SortedMap<Long, Long> upTo() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(upTo));
    }

    void seen(long conversation, long place) {
        upTo.merge(conversation, place, Math::max);
    }

    void add(long number, Set<String> terms) {
        if (terms.isEmpty()) {
            return;
        }
        int entry = addEntry(number);
        for (String term : terms) {
            postings.add(dictionary.number(term), entry);
        }
    }

    int addEntry(long number) {
        if (entries == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * entries);
        }
        numbers[entries] = number;
        return entries++;
    }

    /**
     * Messages that are gone, or came again. The newest entries are looked at first: people edit what they just wrote.
     */
    void kill(long number) {
        for (int entry = entries - 1; entry >= 0; entry--) {
            if (numbers[entry] == number) {
                dead.set(entry);
            }
        }
    }

    void killAll(LongPredicate gone) {
        for (int entry = 0; entry < entries; entry++) {
            if (gone.test(numbers[entry])) {
                dead.set(entry);
            }
        }
    }

    /**
     * Messages that have all these words.
     *
     * @param within which messages are asked for
     * @param before where to begin: {@code Integer.MAX_VALUE}, or what the page before gave as its next
     */
    Candidates find(List<Words.Run> words, LongPredicate within, int before, int limit) {
        BitSet all = matching(words);
        List<Long> found = new ArrayList<>();
        int entry = all.previousSetBit(Math.min(before, entries) - 1);
        while (entry >= 0 && found.size() < limit) {
            if (within.test(numbers[entry])) {
                found.add(numbers[entry]);
            }
            entry = entry == 0 ? -1 : all.previousSetBit(entry - 1);
        }
        return new Candidates(List.copyOf(found), entry + 1);
    }

    private BitSet matching(List<Words.Run> words) {
        BitSet all = new BitSet(entries);
        all.set(0, entries);
        all.andNot(dead);
        for (Words.Run word : new HashSet<>(words)) {
            if (all.isEmpty()) {
                break;
            }
            if (word.unspaced()) {
                List<String> parts = word.text().codePointCount(0, word.text().length()) == 1
                        ? Words.singles(word.text())
                        : Words.pairs(word.text());
                parts.forEach(part -> all.and(having(part)));
            } else {
                all.and(havingWithin(word.text()));
            }
        }
        return all;
    }

    private BitSet having(String term) {
        BitSet set = new BitSet(entries);
        int word = dictionary.find(term);
        if (word >= 0) {
            postings.into(word, set);
        }
        return set;
    }

    private BitSet havingWithin(String word) {
        if (word.length() == 1) {
            return having(
                    word); // A single letter is within nearly everything; as a word of its own it means something.
        }
        BitSet set = new BitSet(entries);
        String part = word.substring(0, Math.min(word.length(), Words.MAX_WORD_CHARS));
        dictionary.containing(part, found -> postings.into(found, set));
        return set;
    }

    /** The same without its dead: their words are in it no more. */
    SearchIndex compacted() {
        SearchIndex alive = new SearchIndex();
        alive.upTo.putAll(upTo);
        int[] moved = new int[entries];
        for (int entry = 0; entry < entries; entry++) {
            moved[entry] = dead.get(entry) ? -1 : alive.addEntry(numbers[entry]);
        }
        for (int word = 0; word < dictionary.size(); word++) {
            byte[] text = dictionary.word(word);
            postings.each(word, entry -> {
                if (moved[entry] >= 0) {
                    alive.postings.add(alive.dictionary.number(text), moved[entry]);
                }
            });
        }
        return alive;
    }
}
