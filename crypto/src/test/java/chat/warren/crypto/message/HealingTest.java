package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** After a theft: who can read what, and until when. */
class HealingTest {
    private final Ends ends = new Ends(3);

    @Test
    void aThiefReadsOnUntilTheVictimHasMadeAFreshKeyAndNothingAfterThat() throws MalformedException {
        ends.talk();
        ends.boReads(ends.adaWrites("before"));
        Thief thief = new Thief(ends.ada);
        Envelope adas = ends.adaWrites("in the chain that was stolen");
        assertTrue(thief.reads(adas, ends.now));
        ends.boReads(adas);
        Envelope bos = ends.boWrites("the answer to a key that was stolen");
        assertTrue(thief.reads(bos, ends.now));
        ends.adaReads(bos);
        readsNothingOfALongTalk(thief);
    }

    @Test
    void aThiefWhoComesBetweenTwoStepsReadsNothingFromThenOn() throws MalformedException {
        ends.talk();
        ends.talk();
        Thief thief = new Thief(ends.ada);
        readsNothingOfALongTalk(thief);
    }

    private void readsNothingOfALongTalk(Thief thief) throws MalformedException {
        for (int i = 0; i < 3; i++) {
            Envelope adas = ends.adaWrites("healed");
            assertFalse(thief.reads(adas, ends.now), "ada's, turn " + i);
            assertEquals("healed", ends.boReads(adas));
            Envelope bos = ends.boWrites("healed too");
            assertFalse(thief.reads(bos, ends.now), "bo's, turn " + i);
            assertEquals("healed too", ends.adaReads(bos));
        }
    }

    @Test
    void aThiefReadsNothingThatWasOpenedBefore() throws MalformedException {
        Envelope first = ends.adaWrites("once upon a time");
        Envelope second = ends.adaWrites("there was a secret");
        ends.boReads(first);
        ends.boReads(second);
        assertFalse(new Thief(ends.bo).reads(first, ends.now));
        assertFalse(new Thief(ends.bo).reads(second, ends.now));
        assertFalse(new Thief(ends.ada).reads(first, ends.now), "nor has the writer kept the keys");
    }

    @Test
    void freshClassicalKeysAloneDoNotStopAQuantumThief() throws MalformedException {
        ends.talk();
        QuantumThief thief = new QuantumThief(ends.ada);
        for (int i = 0; i < 5; i++) {
            talkWatchedBy(thief);
            assertTrue(thief.knowsTheRootOf(ends.ada));
        }
    }

    /** Which shows that the thieves of these tests take the right steps, and that it is the secret which stops them. */
    @Test
    void aQuantumThiefWhoIsToldTheSecretOfALinkFollows() throws MalformedException {
        ends.talk();
        byte[] secret = Bytes.random(ends.random, Ratchet.SECRET_BYTES);
        QuantumThief told = new QuantumThief(ends.ada, secret.clone());
        QuantumThief untold = new QuantumThief(ends.ada);
        ends.ada = ends.ada.linked(secret, ends.now);
        ends.bo = ends.bo.linked(secret, ends.now);
        for (int i = 0; i < 3; i++) {
            Ratchet before = ends.ada;
            Envelope adas = ends.adaWrites("watched");
            told.follow(before, ends.ada);
            untold.follow(before, ends.ada);
            ends.boReads(adas);
            Envelope bos = ends.boWrites("watched");
            before = ends.ada;
            ends.adaReads(bos);
            told.follow(before, ends.ada);
            untold.follow(before, ends.ada);
        }
        assertTrue(told.knowsTheRootOf(ends.ada));
        assertFalse(untold.knowsTheRootOf(ends.ada));
    }

    @Test
    void aLinkStopsAQuantumThief() throws MalformedException {
        ends.talk();
        QuantumThief thief = new QuantumThief(ends.ada);
        ends.link(99);
        talkWatchedBy(thief);
        talkWatchedBy(thief);
        losesTheTrail(thief);
    }

    @Test
    void anMlKemExchangeStopsAQuantumThiefWhoeverAsks() throws MalformedException {
        ends.talk();
        QuantumThief thief = new QuantumThief(ends.ada);
        ends.pass(Duration.ofDays(7));
        Mixed mixed = untilMixed(thief);
        assertTrue(mixed.has(Source.INITIATORS_KEM), "ada wrote first, so she asked");
        losesTheTrail(thief);

        Ends others = new Ends(4);
        others.talk();
        QuantumThief next = new QuantumThief(others.ada);
        others.pass(Duration.ofDays(7));
        others.ada = others.ada.linked(new byte[Ratchet.SECRET_BYTES], others.now); // So that only bo is in need.
        others.boReads(others.adaWrites("hello"));
        assertFalse(others.ada.healing().kem().isAsking());
        Envelope asking = others.boWrites("here is a key");
        assertTrue(others.bo.healing().kem().isAsking());
        Ratchet before = others.ada;
        others.adaReads(asking);
        next.follow(before, others.ada);
        for (int i = 0; i < 2; i++) {
            before = others.ada;
            Envelope adas = others.adaWrites("on we go");
            next.follow(before, others.ada);
            others.boReads(adas);
            Envelope bos = others.boWrites("on we go");
            before = others.ada;
            others.adaReads(bos);
            next.follow(before, others.ada);
        }
        assertFalse(next.knowsTheRootOf(others.ada));
    }

    private Mixed untilMixed(QuantumThief thief) throws MalformedException {
        for (int i = 0; i < 4; i++) {
            talkWatchedBy(thief);
            Mixed mixed = ends.ada.chains().receiving().orElseThrow().start().mixed();
            if (!mixed.isEmpty()) {
                return mixed;
            }
            mixed = ends.bo.chains().receiving().orElseThrow().start().mixed();
            if (!mixed.isEmpty()) {
                return mixed;
            }
        }
        return Mixed.NOTHING;
    }

    private void losesTheTrail(QuantumThief thief) throws MalformedException {
        for (int i = 0; i < 5; i++) {
            assertFalse(thief.knowsTheRootOf(ends.ada));
            talkWatchedBy(thief);
        }
        assertTrue(ends.ada.root().key().sameAs(ends.bo.root().key()), "while the friends go on together");
    }

    private void talkWatchedBy(QuantumThief thief) throws MalformedException {
        Ratchet before = ends.ada;
        Envelope adas = ends.adaWrites("watched");
        thief.follow(before, ends.ada);
        ends.boReads(adas);
        Envelope bos = ends.boWrites("watched");
        before = ends.ada;
        ends.adaReads(bos);
        thief.follow(before, ends.ada);
    }
}
