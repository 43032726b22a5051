package chat.warren.storage.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest {
    private static byte[] bytes(SearchIndex index) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IndexFormat.write(index, new DataOutputStream(out));
        return out.toByteArray();
    }

    private static SearchIndex read(byte[] bytes) throws IOException, MalformedException {
        return IndexFormat.read(new DataInputStream(new ByteArrayInputStream(bytes)), bytes.length);
    }

    private static List<Long> all(SearchIndex index, String query) {
        List<Long> found = new ArrayList<>();
        int before = Integer.MAX_VALUE;
        do {
            var page = index.find(Words.runs(Words.fold(query)), number -> true, before, 7);
            found.addAll(page.numbers());
            before = page.next();
        } while (before > 0);
        return found;
    }

    private static String syllables(SplittableRandom random) {
        List<String> parts = List.of("ba", "no", "ki", "x", "北", "京", "東", "é", "7");
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAModelThatLooksAtEveryText(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        SearchIndex index = new SearchIndex();
        Map<Long, String> model = new TreeMap<>();
        for (int step = 0; step < 3_000; step++) {
            long number = random.nextLong(1, 1_001);
            index.kill(number);
            model.remove(number);
            if (random.nextInt(4) > 0) {
                String text = syllables(random);
                index.add(number, Words.terms(text));
                model.put(number, text);
            }
            if (step % 500 == 499) {
                index = random.nextBoolean() ? index.compacted() : read(bytes(index.compacted()));
            }
            if (step % 20 == 0) {
                String query = syllables(random);
                assertEquals(expected(model, query), new TreeSet<>(all(index, query)), query);
            }
        }
    }

    /**
     * What the index answers is then checked against the message, so it may answer a pair too much but none too few.
     */
    private static Set<Long> expected(Map<Long, String> model, String query) {
        Set<Long> expected = new TreeSet<>();
        model.forEach((number, text) -> {
            Set<String> terms = Words.terms(text);
            boolean all = Words.runs(Words.fold(query)).stream().allMatch(run -> has(terms, run));
            if (all) {
                expected.add(number);
            }
        });
        return expected;
    }

    private static boolean has(Set<String> terms, Words.Run run) {
        if (!run.unspaced()) {
            return run.text().length() == 1
                    ? terms.contains(run.text())
                    : terms.stream().anyMatch(term -> term.contains(run.text()));
        }
        List<String> parts = run.text().codePointCount(0, run.text().length()) == 1
                ? Words.singles(run.text())
                : Words.pairs(run.text());
        return terms.containsAll(parts);
    }

    @Test
    void everyTextIsFoundByEveryWordOfIt() {
        SplittableRandom random = new SplittableRandom(9);
        SearchIndex index = new SearchIndex();
        Map<Long, String> model = new TreeMap<>();
        for (long number = 1; number <= 500; number++) {
            String text = syllables(random);
            model.put(number, text);
            index.add(number, Words.terms(text));
        }
        model.forEach((number, text) -> {
            for (Words.Run run : Words.runs(Words.fold(text))) {
                assertTrue(all(index, run.text()).contains(number), text + " by " + run.text());
            }
        });
    }

    private static SearchIndex golden() {
        SearchIndex index = new SearchIndex();
        index.add((1L << 40) + 1, Words.terms("Größe 北京"));
        index.add((2L << 40) + 1, Words.terms("hello again"));
        index.add((1L << 40) + 2, Words.terms("hello"));
        index.seen(1, 2);
        index.seen(2, 1);
        return index;
    }

    @Test
    void theFormatKeepsItsBytes() throws Exception {
        assertEquals(
                "2fa865f4da5803d1278847fa1c7bcc21b9600c3027da96b39cc6d921a9732272",
                HexFormat.of().formatHex(Hashes.sha256(bytes(golden()))));
        assertArrayEquals(bytes(golden()), bytes(read(bytes(golden()))));
    }

    @Test
    void flippedBitsAndNoiseAreReadOrRefusedAndNothingElse() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] golden = bytes(golden());
        for (int i = 0; i < 100_000; i++) {
            byte[] input = golden.clone();
            if (i % 3 == 0) {
                input = Bytes.random(random, random.nextInt(150));
            } else {
                for (int flips = random.nextInt(3); flips >= 0; flips--) {
                    input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            try {
                all(read(input), "hello");
            } catch (MalformedException | EOFException refused) {
                // Nothing else may come out of it.
            }
        }
    }
}
