package chat.warren.crypto.spoken;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurve;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurves;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEParticipant;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound1Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound3Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenWireTest {
    private static final ECJPAKECurve CURVE = ECJPAKECurves.NIST_P256;
    private static final int ANSWER_OF_PROOF_1 = 102;

    private final SplittableRandom random = new SplittableRandom(1);
    private final SpokenCode code = SpokenCode.create(random, WordList.english());
    private final byte[] round1 = new SpokenExchange(Side.FIRST, code, random).opening();
    private final byte[] round2 = round2();

    private byte[] round2() {
        try {
            return new SpokenExchange(Side.FIRST, code, random)
                    .receive(new SpokenExchange(Side.SECOND, code, random).opening())
                    .orElseThrow();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void messagesComeBackAsTheyWere() throws MalformedException {
        assertArrayEquals(round1, SpokenWire.encode(Side.FIRST, SpokenWire.round1(round1, Side.FIRST)));
        assertArrayEquals(round2, SpokenWire.encode(Side.FIRST, SpokenWire.round2(round2, Side.FIRST)));
        for (int value : new int[] {0, 1, 127, 128, 255}) {
            byte[] tag = new byte[32];
            Arrays.fill(tag, (byte) value);
            byte[] message = Bytes.concat(new byte[] {1, 3, 0}, tag);
            ECJPAKERound3Payload read = SpokenWire.round3(message, Side.FIRST);
            assertArrayEquals(message, SpokenWire.encode(Side.FIRST, read));
        }
    }

    @Test
    void theProofThatTheLibraryVerifiesIsTheOneThatArrived() {
        for (int i = 0; i < 200; i++) {
            ECPoint point = CURVE.getG().multiply(number()).normalize();
            BigInteger answer = i == 0 ? BigInteger.ZERO : i == 1 ? CURVE.getN().subtract(BigInteger.ONE) : number();
            ECSchnorrZKP proof = ReceivedProof.of(CURVE, point, answer);
            assertEquals(point, proof.getV());
            assertEquals(answer, proof.getr());
        }
    }

    private BigInteger number() {
        return new BigInteger(1, Bytes.random(random, 32)).mod(CURVE.getN());
    }

    @Test
    void anAnswerHasOneSpelling() {
        BigInteger answer = new BigInteger(1, Arrays.copyOfRange(round1, ANSWER_OF_PROOF_1, ANSWER_OF_PROOF_1 + 32));
        // Almost every number has no second spelling in 32 bytes: the order is close to 2^256. So one that does is put
        // in.
        byte[] order = BigIntegers.asUnsignedByteArray(32, CURVE.getN());
        byte[] message = round1.clone();
        System.arraycopy(order, 0, message, ANSWER_OF_PROOF_1, 32);
        assertThrows(MalformedException.class, () -> SpokenWire.round1(message, Side.FIRST));
        Arrays.fill(message, ANSWER_OF_PROOF_1, ANSWER_OF_PROOF_1 + 32, (byte) 0xff);
        assertThrows(MalformedException.class, () -> SpokenWire.round1(message, Side.FIRST));
        assertEquals(-1, answer.compareTo(CURVE.getN()));
    }

    /** Each of the four points of round 1 as infinity (in SEC 1 a single zero), uncompressed, hybrid, off the curve. */
    @ParameterizedTest
    @ValueSource(ints = {3, 36, 69, 134})
    void onlyCompressedPointsOfTheCurveArePoints(int at) {
        for (int prefix : new int[] {0, 1, 4, 5, 6, 7, 255}) {
            byte[] message = round1.clone();
            message[at] = (byte) prefix;
            assertThrows(MalformedException.class, () -> SpokenWire.round1(message, Side.FIRST), "prefix " + prefix);
        }
        byte[] zeros = round1.clone();
        Arrays.fill(zeros, at, at + 33, (byte) 0);
        assertThrows(MalformedException.class, () -> SpokenWire.round1(zeros, Side.FIRST));
        byte[] beyondTheField = round1.clone();
        Arrays.fill(beyondTheField, at + 1, at + 33, (byte) 0xff);
        assertThrows(MalformedException.class, () -> SpokenWire.round1(beyondTheField, Side.FIRST));
        byte[] offTheCurve = round1.clone();
        Arrays.fill(offTheCurve, at + 1, at + 33, (byte) 0);
        offTheCurve[at + 32] = 1; // x = 1 has no y on P-256.
        assertThrows(MalformedException.class, () -> SpokenWire.round1(offTheCurve, Side.FIRST));
    }

    /** x4 = 0 would let its owner choose the key; it means a point at infinity, which the library refuses as well. */
    @Test
    void theLibraryRefusesAZeroSecret() throws MalformedException {
        ECJPAKERound1Payload good = SpokenWire.round1(round1, Side.FIRST);
        ECPoint infinity = CURVE.getCurve().getInfinity();
        for (int which = 0; which < 2; which++) {
            ECJPAKERound1Payload zero = new ECJPAKERound1Payload(
                    good.getParticipantId(),
                    which == 0 ? infinity : good.getGx1(),
                    which == 1 ? infinity : good.getGx2(),
                    good.getKnowledgeProofForX1(),
                    good.getKnowledgeProofForX2());
            ECJPAKEParticipant other = new ECJPAKEParticipant("other", new char[] {'x'});
            other.createRound1PayloadToSend();
            assertThrows(CryptoException.class, () -> other.validateRound1PayloadReceived(zero));
        }
    }

    @Test
    void otherLengthsAreRefused() {
        Hostile.everyOtherLengthIsRefused(round1, bytes -> SpokenWire.round1(bytes, Side.FIRST));
        Hostile.everyOtherLengthIsRefused(round2, bytes -> SpokenWire.round2(bytes, Side.FIRST));
        byte[] round3 = new byte[SpokenWire.ROUND_3_BYTES];
        round3[0] = 1;
        round3[1] = 3;
        Hostile.everyOtherLengthIsRefused(round3, bytes -> SpokenWire.round3(bytes, Side.FIRST));
    }

    @Test
    void anotherVersionRoundOrSenderIsRefused() {
        for (int at = 0; at < 3; at++) {
            byte[] other = round1.clone();
            other[at]++;
            assertThrows(MalformedException.class, () -> SpokenWire.round1(other, Side.FIRST));
        }
        assertThrows(MalformedException.class, () -> SpokenWire.round1(round1, Side.SECOND));
        assertThrows(MalformedException.class, () -> SpokenWire.round2(round1, Side.FIRST));
    }

    @Test
    void noiseIsNoMessage() {
        Hostile.noiseIsOnlyMalformed(round1, bytes -> SpokenWire.round1(bytes, Side.FIRST));
        Hostile.noiseIsOnlyMalformed(round2, bytes -> SpokenWire.round2(bytes, Side.FIRST));
        Hostile.noiseIsOnlyMalformed(new byte[35], bytes -> SpokenWire.round3(bytes, Side.FIRST));
    }
}
