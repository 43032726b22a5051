package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.MlKem768;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When secrets are asked for, offered and mixed, and what happens when a part of that is lost. */
class KemExchangeTest {
    private static final int KEY_SIZE = 1_184;
    private static final int ANSWER_SIZE = 1_088;

    private final Ends ends = new Ends(5);

    @Test
    void asksAfterFiftyMessagesOfOnesOwn() throws MalformedException {
        for (int i = 0; i < 50; i++) {
            assertTrue(size(ends.adaWrites("x")) < ANSWER_SIZE, "message " + i);
            ends.adaReads(ends.boWrites("bo's do not count here"));
        }
        assertTrue(size(ends.adaWrites("the fifty-first")) > KEY_SIZE);
    }

    @Test
    void asksAfterSevenDays() {
        ends.pass(Duration.ofDays(7).minusHours(1));
        assertTrue(size(ends.adaWrites("not yet")) < ANSWER_SIZE);
        ends.pass(Duration.ofHours(1));
        assertTrue(size(ends.adaWrites("now")) > KEY_SIZE);
    }

    @Test
    void aClockThatWasYearsAheadDoesNotPutTheAskingOffForYears() {
        ends.pass(Duration.ofDays(4_000));
        ends.link(1);
        ends.pass(Duration.ofDays(-4_000));
        assertTrue(size(ends.adaWrites("now")) > KEY_SIZE);
    }

    @Test
    void aLinkPutsTheAskingOff() {
        ends.pass(Duration.ofDays(7));
        ends.link(1);
        assertTrue(size(ends.adaWrites("no need")) < ANSWER_SIZE);
        ends.pass(Duration.ofDays(7));
        assertTrue(size(ends.adaWrites("but it was not mixed for a week")) > KEY_SIZE);
    }

    @Test
    void theAnswerGoesWithTheNextMessageAndIsMixedInTheStepAfterIt() throws MalformedException {
        ends.pass(Duration.ofDays(8));
        ends.boReads(ends.adaWrites("asks"));
        Envelope answer = ends.boWrites("answers");
        assertTrue(size(answer) > ANSWER_SIZE && size(answer) < KEY_SIZE + 128, "bo need not ask as well");
        ends.adaReads(answer);
        ends.boReads(ends.adaWrites("mixes"));
        assertEquals(Set.of(Source.INITIATORS_KEM), bosNewest());
        assertTrue(ends.ada.healing().held().secrets().isEmpty());
        assertTrue(ends.bo.healing().held().secrets().isEmpty(), "each secret is mixed once and forgotten");
        assertTrue(size(ends.boWrites("quiet again")) < ANSWER_SIZE);
    }

    @Test
    void bothMayAskAtOnceAndBothSecretsAreMixed() throws MalformedException {
        ends.talk();
        ends.pass(Duration.ofDays(8));
        Envelope adas = ends.adaWrites("asks");
        Envelope bos = ends.boWrites("asks");
        ends.adaReads(bos);
        ends.boReads(adas);
        Set<Source> mixed = EnumSet.noneOf(Source.class);
        for (int i = 0; i < 4; i++) {
            ends.boReads(ends.adaWrites("x"));
            mixed.addAll(bosNewest());
            ends.adaReads(ends.boWrites("y"));
            mixed.addAll(adasNewest());
        }
        assertEquals(EnumSet.of(Source.INITIATORS_KEM, Source.RESPONDERS_KEM), mixed);
    }

    @Test
    void aLostKeyAndALostAnswerAreRepeatedUntilTheyHaveServed() throws MalformedException {
        ends.talk();
        ends.pass(Duration.ofDays(8));
        ends.adaWrites("the key is lost");
        List<Envelope> next = new ArrayList<>();
        for (int i = 0; i < KemExchange.REPEAT_AFTER; i++) {
            next.add(ends.adaWrites("x"));
        }
        assertTrue(next.stream().allMatch(envelope -> size(envelope) < ANSWER_SIZE));
        Envelope repeated = ends.adaWrites("the key again");
        assertTrue(size(repeated) > KEY_SIZE);
        ends.boReads(repeated);
        ends.boWrites("the answer is lost");
        for (int i = 0; i < KemExchange.REPEAT_AFTER; i++) {
            assertTrue(size(ends.boWrites("x")) < ANSWER_SIZE);
        }
        Envelope again = ends.boWrites("the answer again");
        assertTrue(size(again) > ANSWER_SIZE);
        ends.adaReads(again);
        ends.boReads(ends.adaWrites("mixes"));
        assertEquals(Set.of(Source.INITIATORS_KEM), bosNewest());
    }

    /** The answer comes so late that its chain is over: the secret is offered then, and mixed a step later. */
    @Test
    void aLateAnswerStillServes() throws MalformedException {
        ends.talk();
        ends.pass(Duration.ofDays(8));
        ends.boReads(ends.adaWrites("asks"));
        Envelope late = ends.boWrites("answers, late");
        ends.adaReads(ends.boWrites("overtakes"));
        ends.talk();
        assertEquals(Set.of(), bosNewest());
        ends.adaReads(late);
        ends.boReads(ends.adaWrites("offers, in the chain that is open or a new one"));
        ends.talk();
        ends.talk();
        assertTrue(ends.ada.healing().held().secrets().isEmpty());
        assertTrue(ends.bo.healing().held().secrets().isEmpty());
        assertTrue(ends.ada.root().key().sameAs(ends.bo.root().key()));
    }

    @Test
    void anAnswerToAnOldQuestionDoesNotSpoilTheNewOne() throws MalformedException {
        ends.talk();
        ends.pass(Duration.ofDays(8));
        ends.boReads(ends.adaWrites("the first question"));
        Envelope late = ends.boWrites("its answer, late");
        for (int i = 0; i < KemExchange.REPEAT_AFTER + 1; i++) {
            ends.adaReads(ends.boWrites("the answer again, in the last of these"));
        }
        ends.talk();
        assertTrue(ends.ada.healing().held().secrets().isEmpty(), "the first is done");
        ends.pass(Duration.ofDays(8));
        Envelope second = ends.adaWrites("the second question");
        ends.adaReads(late);
        assertTrue(ends.ada.healing().kem().isAsking());
        ends.boReads(second);
        ends.adaReads(ends.boWrites("its answer"));
        ends.boReads(ends.adaWrites("mixes"));
        assertEquals(Set.of(Source.INITIATORS_KEM), bosNewest());
    }

    /** One end crashed before it had stored the link's secret: they part for nothing. */
    @Test
    void aSecretThatOnlyOneHasIsNeverMixed() throws MalformedException {
        ends.ada = ends.ada.linked(Bytes.random(ends.random, Ratchet.SECRET_BYTES), ends.now);
        for (int i = 0; i < 4; i++) {
            ends.talk();
            assertEquals(Set.of(), adasNewest());
            assertEquals(Set.of(), bosNewest());
        }
        ends.link(2);
        Set<Source> mixed = EnumSet.noneOf(Source.class);
        for (int i = 0; i < 4; i++) {
            ends.talk();
            mixed.addAll(adasNewest());
            mixed.addAll(bosNewest());
        }
        assertEquals(EnumSet.of(Source.LINK), mixed, "the next link is whole");
    }

    @Test
    void aNewLinkBeforeTheOldOneIsMixedPartsNobody() throws MalformedException {
        SplittableRandom random = new SplittableRandom(11);
        boolean mixed = false;
        for (int i = 0; i < 200; i++) {
            byte[] secret = Bytes.random(random, Ratchet.SECRET_BYTES);
            ends.ada = random.nextInt(3) == 0 ? ends.ada.linked(secret, ends.now) : ends.ada;
            Envelope adas = ends.adaWrites("a");
            ends.bo = random.nextInt(3) == 0 ? ends.bo.linked(secret, ends.now) : ends.bo;
            ends.boReads(adas);
            mixed |= !bosNewest().isEmpty();
            ends.adaReads(ends.boWrites("b"));
            mixed |= !adasNewest().isEmpty();
        }
        assertTrue(mixed);
        assertTrue(ends.ada.root().key().sameAs(ends.bo.root().key()));
    }

    @Test
    void theSameLinkToldTwiceDoesNoHarm() throws MalformedException {
        for (int i = 0; i < 4; i++) {
            ends.link(3);
            ends.talk();
            ends.ada = ends.ada.linked(Bytes.random(new SplittableRandom(3), Ratchet.SECRET_BYTES), ends.now);
            ends.talk();
        }
        assertTrue(ends.ada.root().key().sameAs(ends.bo.root().key()));
    }

    /** With an answer that was made for another key, FIPS 203 gives the two ends different secrets, and no error. */
    @Test
    void anAnswerThatDoesNotFitPartsNobody() throws MalformedException {
        ends.talk();
        ends.pass(Duration.ofDays(8));
        ends.boReads(ends.adaWrites("asks"));
        Ratchet bo = ends.bo;
        Attachment.KemKey key = (Attachment.KemKey) bo.healing().kem().friends();
        KemExchange kem = bo.healing().kem();
        byte[] wrongKey = MlKem768.publicKey(new byte[64]);
        KemExchange wrong = kem.hearing(new Attachment.KemKey(key.number(), new Opaque(wrongKey)));
        ends.bo = new Ratchet(
                bo.role(),
                bo.root(),
                bo.chains(),
                bo.skipped(),
                new Healing(bo.healing().held(), wrong, 0, bo.healing().hour()));
        for (int i = 0; i < 4; i++) {
            ends.adaReads(ends.boWrites("x"));
            ends.boReads(ends.adaWrites("y"));
            assertEquals(Set.of(), bosNewest());
        }
        assertFalse(ends.ada.healing().held().secrets().isEmpty(), "each holds one, but not the same");
    }

    private Set<Source> adasNewest() {
        return sources(ends.ada);
    }

    private Set<Source> bosNewest() {
        return sources(ends.bo);
    }

    private static Set<Source> sources(Ratchet reader) {
        Mixed mixed = reader.chains().receiving().orElseThrow().start().mixed();
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (Source source : Source.values()) {
            if (mixed.has(source)) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static int size(Envelope envelope) {
        return envelope.encode().length;
    }
}
