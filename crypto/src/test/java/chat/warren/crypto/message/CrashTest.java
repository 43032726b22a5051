package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Programs that die between any two writes, on a network that loses, doubles and overtakes. */
class CrashTest {
    private static final int SEEDS = 20;
    private static final int STEPS = 2_000;

    @Test
    void whatWasWrittenArrivesOnceHoweverOftenBothEndsCrash() throws MalformedException {
        Set<Source> mixed = EnumSet.noneOf(Source.class);
        int crashes = 0;
        int written = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Correspondence pair = new Correspondence(seed);
            for (int i = 0; i < STEPS; i++) {
                pair.step();
            }
            pair.settle();
            assertEquals(pair.ada.written, pair.bo.disk.inbox(), "seed " + seed);
            assertEquals(pair.bo.written, pair.ada.disk.inbox(), "seed " + seed);
            mixed.addAll(pair.mixed);
            crashes += pair.crashes;
            written += pair.ada.written.size() + pair.bo.written.size();
        }
        assertEquals(EnumSet.allOf(Source.class), mixed, "else healing was not tried");
        assertTrue(crashes > SEEDS * 100, crashes + " crashes");
        assertTrue(written > SEEDS * 300, written + " messages");
    }

    /**
     * Against all rules: a profile put back from an old copy, which seals another text where it had sealed one before.
     */
    @Test
    void aProfilePutBackFromACopyUsesNoKeyAndNonceTwice() throws MalformedException {
        Ends ends = new Ends(10);
        ends.talk();
        Ratchet copy = Ratchet.parse(ends.ada.encode());
        Ratchet.Sealed first = ends.ada.seal(ends.random, ends.now, Ends.utf8("one text"), Padding.ONLINE);
        Ratchet.Sealed again = copy.seal(ends.random, ends.now, Ends.utf8("one text"), Padding.ONLINE);
        assertNotEquals(
                HexFormat.of().formatHex(first.envelope().sealedBody()),
                HexFormat.of().formatHex(again.envelope().sealedBody()));

        // Also where no step of the root lies between, so that both have one message key: in a chain that is open.
        Ratchet open = Ratchet.parse(first.next().encode());
        byte[] zeros = new byte[16];
        byte[] ones = new byte[16];
        Arrays.fill(ones, (byte) 1);
        byte[] one = open.seal(ends.random, ends.now, zeros, Padding.ONLINE)
                .envelope()
                .sealedBody();
        byte[] other = open.seal(ends.random, ends.now, ones, Padding.ONLINE)
                .envelope()
                .sealedBody();
        int alike = 0;
        for (int i = 2; i < 18; i++) {
            alike += (one[i] ^ other[i]) == 1 ? 1 : 0; // What two texts under one key stream would give away.
        }
        assertTrue(alike < 8, alike + " of 16 bytes show the difference of the texts");
    }

    /** A friend who restarts from an old state can open what it had opened, and nobody is shown another text. */
    @Test
    void aReaderThatForgotItsLastWriteReadsTheSameAgain() throws MalformedException {
        Ends ends = new Ends(11);
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 300; i++) {
            Envelope envelope = ends.adaWrites("text " + i);
            byte[] stored = ends.bo.encode();
            ends.boReads(envelope);
            if (random.nextInt(3) == 0) {
                ends.bo = Ratchet.parse(stored); // The write was lost; the sender has no receipt and sends it again.
                assertEquals("text " + i, ends.boReads(envelope));
            }
            assertThrows(KeyGoneException.class, () -> ends.bo.open(envelope, ends.now));
            if (random.nextInt(4) == 0) {
                ends.adaReads(ends.boWrites("yes"));
            }
        }
        assertFalse(Bytes.equal(ends.ada.encode(), ends.bo.encode()));
    }
}
