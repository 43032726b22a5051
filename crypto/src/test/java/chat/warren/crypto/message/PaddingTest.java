package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the size of an envelope tells. */
class PaddingTest {
    private final Ends ends = new Ends(9);

    @Test
    void everyTextOfAClassHasOneSize() {
        for (int length = 0; length <= 16; length++) {
            assertEquals(128, size(length, Padding.ONLINE));
        }
        for (int length = 17; length <= 80; length++) {
            assertEquals(192, size(length, Padding.ONLINE));
        }
        assertEquals(256, size(81, Padding.ONLINE));
        for (int length : new int[] {0, 1, 500, 3_984}) {
            assertEquals(4_096, size(length, Padding.STORED));
        }
        assertEquals(8_192, size(3_985, Padding.STORED));
        assertEquals(Envelope.MAX_BYTES, size(Envelope.MAX_TEXT, Padding.STORED));
    }

    @Test
    void noOtherSizesExist() {
        TreeSet<Integer> online = new TreeSet<>();
        TreeSet<Integer> stored = new TreeSet<>();
        for (int length = 0; length < 10_000; length += 37) {
            online.add(size(length, Padding.ONLINE) % 64);
            stored.add(size(length, Padding.STORED) % 4_096);
        }
        assertEquals("[0] [0]", online + " " + stored);
    }

    /** A key that travels along looks like a longer text online, and like nothing at all in an envelope that waits. */
    @Test
    void aKeyHidesInTheLargeClass() {
        ends.pass(Duration.ofDays(8));
        Ratchet.Sealed asking = ends.ada.seal(ends.random, ends.now, new byte[500], Padding.STORED);
        assertTrue(asking.next().healing().kem().isAsking());
        assertEquals(4_096, asking.envelope().encode().length);
    }

    /** The longest text with the longest attachment: the limit of texts leaves room for both. */
    @Test
    void theLongestTextTakesAKeyAlong() {
        ends.pass(Duration.ofDays(8));
        byte[] longest = new byte[Envelope.MAX_TEXT];
        Ratchet.Sealed asking = ends.ada.seal(ends.random, ends.now, longest, Padding.STORED);
        assertTrue(asking.next().healing().kem().isAsking());
        assertEquals(Envelope.MAX_BYTES, asking.envelope().encode().length);
    }

    private int size(int length, Padding padding) {
        return ends.ada
                .seal(ends.random, ends.now, new byte[length], padding)
                .envelope()
                .encode()
                .length;
    }
}
