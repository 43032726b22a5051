package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RatchetTest {
    private final Ends ends = new Ends(1);

    @Test
    void eitherMayWriteFirst() throws MalformedException {
        assertEquals("hello", ends.boReads(ends.adaWrites("hello")));
        Ends others = new Ends(2);
        assertEquals("hello", others.adaReads(others.boWrites("hello")));
        assertEquals("hello yourself", others.boReads(others.adaWrites("hello yourself")));
    }

    @Test
    void bothMayWriteBeforeEitherHasRead() throws MalformedException {
        Envelope adas = ends.adaWrites("first!");
        Envelope bos = ends.boWrites("first!");
        Envelope adasSecond = ends.adaWrites("no, me");
        assertEquals("first!", ends.boReads(adas));
        Envelope bosSecond = ends.boWrites("well");
        assertEquals("first!", ends.adaReads(bos));
        assertEquals("well", ends.adaReads(bosSecond));
        assertEquals("no, me", ends.boReads(adasSecond));
        assertEquals("done", ends.boReads(ends.adaWrites("done")));
    }

    @Test
    void everyTextComesBackAsItWas() throws MalformedException {
        for (int length : new int[] {0, 1, 15, 16, 17, 18, 80, 81, 4_000, Envelope.MAX_TEXT}) {
            byte[] text = Bytes.random(ends.random, length);
            for (Padding padding : Padding.values()) {
                Ratchet.Sealed sealed = ends.ada.seal(ends.random, ends.now, text, padding);
                ends.ada = sealed.next();
                Opened opened = ends.bo.open(Envelope.parse(sealed.envelope().encode()), ends.now);
                ends.bo = opened.next();
                assertArrayEquals(text, opened.text());
                assertEquals(sealed.envelope().id(), opened.id());
            }
        }
        byte[] tooLong = new byte[Envelope.MAX_TEXT + 1];
        assertThrows(
                IllegalArgumentException.class, () -> ends.ada.seal(ends.random, ends.now, tooLong, Padding.ONLINE));
    }

    @Test
    void whoeverHasAnotherSecretOrMeansOtherDevicesReadsNothing() {
        Envelope envelope = ends.adaWrites("for bo");
        byte[] otherSecret = new byte[Ratchet.SECRET_BYTES];
        byte[] otherDevices = Bytes.label("ada's and bea's devices");
        for (Ratchet stranger : List.of(
                Ratchet.start(Role.RESPONDER, otherSecret, Ends.DEVICES, ends.now),
                Ratchet.start(Role.RESPONDER, Ends.SECRET, otherDevices, ends.now),
                ends.ada)) {
            assertThrows(ForgedException.class, () -> stranger.open(envelope, ends.now));
        }
    }

    @Test
    void messagesArriveInAnyOrderOnceEach() throws MalformedException {
        for (int seed = 0; seed < 20; seed++) {
            Ends pair = new Ends(seed);
            List<Envelope> onTheWay = new ArrayList<>();
            Set<String> sent = new HashSet<>();
            Set<String> read = new HashSet<>();
            for (int turn = 0; turn < 10; turn++) {
                // Bo answers in each turn, so that the messages belong to many chains.
                for (int i = 0; i < 10; i++) {
                    String text = turn + "/" + i;
                    sent.add(text);
                    onTheWay.add(pair.adaWrites(text));
                }
                Collections.shuffle(onTheWay, new Random(seed));
                for (Envelope now : List.copyOf(onTheWay.subList(0, 5))) {
                    assertTrue(read.add(pair.boReads(now)));
                    onTheWay.remove(now);
                }
                pair.adaReads(pair.boWrites("yes"));
            }
            for (Envelope late : onTheWay) {
                assertTrue(read.add(pair.boReads(late)));
            }
            assertEquals(sent, read);
            assertEquals(0, pair.bo.skipped().size(), "nothing is waited for any more");
        }
    }

    @Test
    void whatIsLostHoldsNothingUp() throws MalformedException {
        ends.adaWrites("lost");
        assertEquals("arrives", ends.boReads(ends.adaWrites("arrives")));
        ends.boWrites("lost as well");
        ends.boWrites("and this");
        assertEquals("answer", ends.adaReads(ends.boWrites("answer")));
        ends.adaWrites("lost again, with the chain's first header");
        assertEquals("still here", ends.boReads(ends.adaWrites("still here")));
        assertEquals(2, ends.bo.skipped().size());
        assertEquals(2, ends.ada.skipped().size());
    }

    @Test
    void aReplayIsToldFromAForgeryAndChangesNothing() throws MalformedException {
        Envelope first = ends.adaWrites("once");
        Envelope second = ends.adaWrites("twice");
        ends.boReads(second);
        ends.boReads(first);
        for (Envelope replayed : List.of(first, second)) {
            byte[] before = ends.bo.encode();
            assertThrows(KeyGoneException.class, () -> ends.bo.open(replayed, ends.now));
            assertArrayEquals(before, ends.bo.encode());
        }
        ends.adaReads(ends.boWrites("so"));
        ends.boReads(ends.adaWrites("a new chain"));
        assertThrows(MalformedException.class, () -> ends.bo.open(first, ends.now), "its chain is forgotten");
    }

    /** Each state that can be open to attack: first message, in a chain, a new chain, overtaken, with an ML-KEM key. */
    @Test
    void everyBitCountsAndARefusalChangesNothing() throws MalformedException {
        refusesEveryBitFlip(ends.bo, ends.adaWrites("the first of all"));
        ends.talk();
        Envelope overtaken = ends.adaWrites("overtaken");
        refusesEveryBitFlip(ends.bo, overtaken);
        ends.boReads(ends.adaWrites("overtaking"));
        refusesEveryBitFlip(ends.bo, overtaken);
        refusesEveryBitFlip(ends.ada, ends.boWrites("a new chain"));
        refusesEveryBitFlip(ends.bo, ends.adaWrites("in a chain"));
    }

    @Test
    void everyBitOfAnEnvelopeWithAKeyCounts() {
        ends.pass(Duration.ofDays(8));
        Envelope asking = ends.adaWrites("asking");
        assertTrue(asking.encode().length > 1_184, "it should carry an ML-KEM key");
        refusesEveryBitFlip(ends.bo, asking);
    }

    private void refusesEveryBitFlip(Ratchet state, Envelope envelope) {
        byte[] before = state.encode();
        Hostile.everyBitFlipIsRefused(envelope.encode(), bytes -> state.open(Envelope.parse(bytes), ends.now));
        assertArrayEquals(before, state.encode());
    }

    @Test
    void everyOtherLengthIsRefused() {
        Envelope envelope = ends.adaWrites("of one size");
        Hostile.everyOtherLengthIsRefused(envelope.encode(), bytes -> ends.bo.open(Envelope.parse(bytes), ends.now));
        for (int length : new int[] {0, 64, 127, 129, Envelope.MAX_BYTES + 64}) {
            assertThrows(MalformedException.class, () -> Envelope.parse(new byte[length]));
        }
    }

    @Test
    void noiseOpensNothingAndBreaksNothing() {
        Envelope envelope = ends.adaWrites("something");
        byte[] before = ends.bo.encode();
        Hostile.noiseIsOnlyMalformed(envelope.encode(), bytes -> {
            int size = Math.ceilDiv(Math.max(bytes.length, 128), 64) * 64; // Else the size alone refuses nearly all.
            ends.bo.open(Envelope.parse(Arrays.copyOf(bytes, size)), ends.now);
        });
        assertArrayEquals(before, ends.bo.encode());
    }

    @Test
    void aBranchOfTheStateKnowsNothingOfTheOther() throws MalformedException {
        ends.talk();
        Ratchet before = ends.bo;
        byte[] encoded = before.encode();
        Envelope envelope = ends.adaWrites("same");
        assertEquals("same", ends.boReads(envelope));
        assertEquals("same", Ends.text(before.open(envelope, ends.now)), "the old state still is what it was");
        assertArrayEquals(encoded, before.encode());
    }

    @Test
    void aStateThatIsGivenUpHasNoKeyLeftThatTheNextHasNot() throws MalformedException {
        ends.talk();
        Envelope skipped = ends.adaWrites("skipped");
        ends.boReads(ends.adaWrites("opened"));
        Ratchet old = ends.bo;
        ends.boReads(skipped);
        Ratchet next = ends.bo;
        byte[] nextBytes = next.encode();
        old.wipeAllBut(next);
        assertArrayEquals(nextBytes, next.encode());
        assertEquals("goes on", ends.boReads(ends.adaWrites("goes on")));
        SkippedKey wiped = old.skipped().chains().getFirst().keys().getFirst();
        assertArrayEquals(new byte[Key.BYTES], wiped.key().lend());
    }

    @Test
    void nothingPrintsASecret() throws MalformedException {
        ends.link(5);
        ends.talk();
        String printed = ends.ada + " " + ends.ada.chains() + ends.ada.root() + ends.ada.healing();
        assertTrue(printed.contains("(secret)"));
        assertFalse(printed.contains("[B@"), printed);
    }

    /** What travels twice has one id, and two messages with one text have two. */
    @Test
    void anIdNamesOneEnvelope() throws MalformedException {
        Envelope one = ends.adaWrites("same");
        Envelope other = ends.adaWrites("same");
        assertNotEquals(one.id(), other.id());
        assertEquals(one.id(), Envelope.parse(one.encode()).id());
    }

    @Test
    void aClockGoneWildBreaksNothing() throws MalformedException {
        for (Instant when : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Ends.START)) {
            ends.now = when;
            ends.talk();
        }
    }
}
