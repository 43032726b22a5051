package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.MlKem768;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada has all the keys and seals what no honest program would; Bo must refuse it and stay as he was. */
class HostileFriendTest {
    private final Ends ends = new Ends(8);

    @BeforeEach
    void talk() throws MalformedException {
        ends.talk();
        ends.boReads(ends.adaWrites("last honest words"));
    }

    @Test
    void anHonestEnvelopeMadeByTheSameHandsOpens() throws MalformedException {
        assertEquals("hi", Ends.text(ends.bo.open(forged(honestHeader(), honestBody()), ends.now)));
    }

    @Test
    void aChainThatBeginsTwiceIsRefused() {
        Header honest = parsed(honestHeader());
        ChainStart other = new ChainStart(honest.start().ratchetKey(), 77, Mixed.NOTHING);
        refused(new Header(other, honest.number(), honest.offered(), 0).encode(), honestBody());
    }

    @Test
    void twoSecretsOfOneSourceInOneChainAreRefused() throws MalformedException {
        Header honest = parsed(honestHeader());
        MixIds one = new MixIds(Map.of(Source.LINK, 1L));
        MixIds two = new MixIds(Map.of(Source.LINK, 2L));
        Header offering = new Header(honest.start(), honest.number(), one, 0);
        ends.bo =
                ends.bo.open(forged(offering.encode(), honestBody()), ends.now).next();
        ends.adaWrites("so that the number rises");
        refused(new Header(honest.start(), honest.number() + 1, two, 0).encode(), honestBody());
    }

    @Test
    void aStepThatMixesWhatWasNeverOfferedIsRefused() {
        refusedStart(new ChainStart(freshKey(), 1, new Mixed(Source.LINK.bit())));
    }

    @Test
    void aStepWithAKeyThatLeavesNoSecretIsRefused() {
        refusedStart(new ChainStart(new Opaque(new byte[X25519.KEY_BYTES]), 1, Mixed.NOTHING));
    }

    @Test
    void aChainShorterThanWhatCameOfItIsRefused() {
        refusedStart(new ChainStart(freshKey(), 0, Mixed.NOTHING));
    }

    @Test
    void aChainOfEndlessLengthIsRefusedWithoutWork() {
        refusedStart(new ChainStart(freshKey(), Counter.MAX, Mixed.NOTHING));
    }

    @Test
    void anAnswerToAChainNotYetBegunIsRefused() {
        // Bo has read ada's newest chain and not written since, so there is nothing that a new chain could answer.
        Header header = new Header(new ChainStart(freshKey(), 1, Mixed.NOTHING), 0, MixIds.NONE, 0);
        byte[] before = ends.bo.encode();
        Envelope envelope = forged(ends.bo.root().nextReceiving(), header.encode(), honestBody());
        assertThrows(MalformedException.class, () -> ends.bo.open(envelope, ends.now));
        assertArrayEquals(before, ends.bo.encode());
    }

    @Test
    void numbersThatNobodyReachesAreRefused() {
        Header honest = parsed(honestHeader());
        refused(new Header(honest.start(), Counter.MAX, MixIds.NONE, 0).encode(), honestBody());
        refused(new Header(honest.start(), Counter.MAX - 1, MixIds.NONE, 0).encode(), honestBody());
        byte[] beyond = honestHeader();
        Arrays.fill(beyond, 38, 42, (byte) 0xff);
        refused(beyond, honestBody());
    }

    @Test
    void headersOfOtherVersionsKindsAndAttachmentsAreRefused() {
        for (int version : new int[] {0, 2, 255}) {
            byte[] header = honestHeader();
            header[0] = (byte) version;
            refused(header, honestBody());
        }
        for (int kinds : new int[] {1, 24, 255}) {
            byte[] header = honestHeader();
            header[1] = (byte) kinds;
            refused(header, honestBody());
        }
    }

    @Test
    void bodiesThatAreNotWhatTheySayAreRefused() {
        refused(honestHeader(), new byte[0]);
        refused(honestHeader(), new byte[] {0});
        refused(honestHeader(), new byte[] {0, 3, 'h', 'i'});
        refused(honestHeader(), new byte[] {0, 2, 'h', 'i', 0, 1});
        refused(honestHeader(), new byte[] {(byte) 0xff, (byte) 0xff, 'h', 'i'});
    }

    @Test
    void anMlKemKeyOutsideItsModulusIsRefusedBeforeItIsStored() {
        byte[] key = new byte[MlKem768.PUBLIC_BYTES];
        Arrays.fill(key, (byte) 0xff);
        Header honest = parsed(honestHeader());
        Header asking = new Header(honest.start(), honest.number(), MixIds.NONE, 1);
        byte[] body = new ByteWriter().u32(1).bytes(key).u16(0).toArray();
        refused(asking.encode(), body);
    }

    @Test
    void anAnswerThatNobodyAskedForChangesNothing() throws MalformedException {
        Header honest = parsed(honestHeader());
        Header answering = new Header(honest.start(), honest.number(), MixIds.NONE, 2);
        byte[] ciphertext = Bytes.random(ends.random, MlKem768.CIPHERTEXT_BYTES);
        byte[] body = new ByteWriter().u32(0).bytes(ciphertext).u16(0).toArray();
        Opened opened = ends.bo.open(forged(answering.encode(), body), ends.now);
        assertEquals(0, opened.next().healing().held().secrets().size());
    }

    /** A new chain of ada's, which bo would step for. */
    private void refusedStart(ChainStart start) {
        ends.bo =
                ends.bo.seal(ends.random, ends.now, new byte[0], Padding.ONLINE).next();
        Key header = ends.bo.root().nextReceiving();
        Envelope envelope = forged(header, new Header(start, 0, MixIds.NONE, 0).encode(), honestBody());
        byte[] before = ends.bo.encode();
        MalformedException refusal = assertThrows(MalformedException.class, () -> ends.bo.open(envelope, ends.now));
        assertArrayEquals(before, ends.bo.encode(), refusal.getMessage());
    }

    private void refused(byte[] header, byte[] body) {
        byte[] before = ends.bo.encode();
        Envelope envelope = forged(header, body);
        assertThrows(MalformedException.class, () -> ends.bo.open(envelope, ends.now));
        assertArrayEquals(before, ends.bo.encode());
    }

    private Envelope forged(byte[] header, byte[] body) {
        return forged(adasChain().chain().header(), header, body);
    }

    private Envelope forged(Key headerKey, byte[] header, byte[] body) {
        byte[] nonce = Bytes.random(ends.random, Aead.NONCE_BYTES);
        byte[] sealedHeader = Aead.seal(headerKey.lend(), nonce, new byte[0], header);
        Key message = adasChain().chain().advance().message();
        byte[] sealedBody = KeySchedule.seal(message, nonce, Bytes.concat(nonce, sealedHeader), body);
        return Envelope.of(nonce, sealedHeader, sealedBody);
    }

    private byte[] honestHeader() {
        return new Header(adasChain().start(), adasChain().chain().number(), MixIds.NONE, 0).encode();
    }

    private static byte[] honestBody() {
        return new byte[] {0, 2, 'h', 'i', 0, 0};
    }

    private SendingChain adasChain() {
        return ends.ada.chains().sending().orElseThrow();
    }

    private Opaque freshKey() {
        return new Opaque(X25519.publicKey(Bytes.random(ends.random, X25519.KEY_BYTES)));
    }

    private static Header parsed(byte[] header) {
        try {
            return Header.parse(header);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
