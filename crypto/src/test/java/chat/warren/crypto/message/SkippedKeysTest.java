package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkippedKeysTest {
    private final Ends ends = new Ends(6);

    @Test
    void aThousandMayBeMissingAndAllComeLater() throws MalformedException {
        List<Envelope> missing = write(SkippedKeys.MAX_SKIP);
        assertEquals("after", ends.boReads(ends.adaWrites("after")));
        assertEquals(SkippedKeys.MAX_SKIP, ends.bo.skipped().size());
        for (int i = missing.size() - 1; i >= 0; i--) {
            assertEquals("" + i, ends.boReads(missing.get(i)));
        }
        assertEquals(0, ends.bo.skipped().size());
    }

    @Test
    void oneMoreHasToWaitAndIsNotLost() throws MalformedException {
        List<Envelope> missing = write(SkippedKeys.MAX_SKIP + 1);
        Envelope tooFar = ends.adaWrites("too far");
        byte[] before = ends.bo.encode();
        assertThrows(TooFarAheadException.class, () -> ends.bo.open(tooFar, ends.now));
        assertArrayEquals(before, ends.bo.encode());
        ends.boReads(missing.getFirst());
        assertEquals("too far", ends.boReads(tooFar));
    }

    @Test
    void theRestOfAChainThatIsOverIsBoundedAsWell() throws MalformedException {
        ends.talk();
        List<Envelope> missing = write(SkippedKeys.MAX_SKIP + 2);
        ends.boReads(missing.getFirst());
        ends.adaReads(ends.boWrites("an answer"));
        Envelope newChain = ends.adaWrites("in a new chain");
        assertThrows(TooFarAheadException.class, () -> ends.bo.open(newChain, ends.now));
        ends.boReads(missing.get(1));
        assertEquals("in a new chain", ends.boReads(newChain));
        assertEquals(SkippedKeys.MAX_SKIP, ends.bo.skipped().size());
        assertEquals("1001", ends.boReads(missing.getLast()));
    }

    @Test
    void oneChainKeepsItsNewestThousand() throws MalformedException {
        List<Envelope> first = write(600);
        ends.boReads(ends.adaWrites("x"));
        List<Envelope> second = write(600);
        ends.boReads(ends.adaWrites("x"));
        assertEquals(SkippedKeys.MAX_SKIP, ends.bo.skipped().size());
        assertThrows(KeyGoneException.class, () -> ends.bo.open(first.get(199), ends.now));
        assertEquals("200", ends.boReads(first.get(200)));
        assertEquals("0", ends.boReads(second.getFirst()));
    }

    @Test
    void noMoreThanTwoThousandAreKeptAndTheOldestGoFirst() throws MalformedException {
        List<List<Envelope>> chains = new ArrayList<>();
        for (int chain = 0; chain < 5; chain++) {
            chains.add(write(450));
            ends.boReads(ends.adaWrites("x"));
            ends.adaReads(ends.boWrites("x"));
        }
        assertEquals(SkippedKeys.MAX_STORED, ends.bo.skipped().size());
        Envelope dropped = chains.getFirst().get(249);
        assertThrows(KeyGoneException.class, () -> ends.bo.open(dropped, ends.now));
        assertEquals("250", ends.boReads(chains.getFirst().get(250)));
        assertEquals("0", ends.boReads(chains.getLast().getFirst()));
        byte[] stored = ends.bo.encode();
        assertTrue(stored.length < 90_000, "a state of " + stored.length + " bytes is written with each message");
        assertArrayEquals(stored, Ratchet.parse(stored).encode());
    }

    @Test
    void whatHasNotComeForThirtyDaysIsGivenUp() throws MalformedException {
        List<Envelope> missing = write(2);
        ends.boReads(ends.adaWrites("x"));
        ends.pass(Duration.ofDays(30));
        assertTrue(ends.bo.forgetting(ends.now).isEmpty());
        assertEquals("0", ends.boReads(missing.getFirst()));
        ends.pass(Duration.ofHours(1));
        ends.bo = ends.bo.forgetting(ends.now).orElseThrow();
        assertEquals(0, ends.bo.skipped().size());
        assertThrows(KeyGoneException.class, () -> ends.bo.open(missing.getLast(), ends.now));
    }

    @Test
    void writingAndReadingGiveUpOldKeysToo() throws MalformedException {
        write(2);
        ends.boReads(ends.adaWrites("x"));
        Ratchet waiting = ends.bo;
        ends.pass(Duration.ofDays(31));
        ends.boReads(ends.adaWrites("x"));
        assertEquals(0, ends.bo.skipped().size());
        Ratchet.Sealed sealed = waiting.seal(ends.random, ends.now, new byte[0], Padding.ONLINE);
        assertEquals(0, sealed.next().skipped().size());
    }

    /** Texts "0", "1" and so on, none of which bo has got. */
    private List<Envelope> write(int count) {
        List<Envelope> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(ends.adaWrites("" + i));
        }
        return written;
    }
}
