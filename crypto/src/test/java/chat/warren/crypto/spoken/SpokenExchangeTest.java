package chat.warren.crypto.spoken;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.WordList;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurve;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurves;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound1Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEUtil;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpokenExchangeTest {
    private static final String ROUND_1 =
            "01010003169c5045fd437a4818edde180862e8d91121976188ccb20dbd60f7bdbe0b21a30295c42b3e09e648ad"
                    + "071c2e29c4c9905f300342f30cb2c038d6e5007e023fcabf0285860123c63b4dd68a526ea258cc0d1b849edcba"
                    + "0a9c659459d69109d0201467f160f2690919ace5770d73d434cc58abd5768adfe8d20abe2e00b2f6ffc7ef7703"
                    + "b73605daad60337e10d2839aee0fe3882802baf2a54a1af638a5f335d9ca8c86f2a5c8a452757e3bfe1b659e5a"
                    + "3f7ef5bacc4c3f26b7b9218b7bc8f7d590c3b7";
    private static final String ROUND_2 =
            "0102000207b42fdd5d2024553897bfa207af12f2d2fc45d634155ee90857fde84a0f757d038d021e68f293cc1a"
                    + "afcf64ac33626f78d6a607a2d5fbb54fbfde1250fcbc6e1fb00f0a759a4cebccc7d2e34144b335a9235a5934be"
                    + "7267d0e707f21de6d769f6";
    private static final String ROUND_3 = "010300996ff03a7f369639740b767d7c78754cf283b6febff02e5d19b7d6b2331ca7f3";
    private static final String SECRET = "50fdddc9796583a92541a5b6025120319c9a7f827b74878f54a6df532647c967";

    private static final WordList LIST = WordList.english();
    private static final long ADAS_SEED = 1;
    private static final ECJPAKECurve CURVE = ECJPAKECurves.NIST_P256;

    private final SpokenCode code = code("7-guitar-lemon");
    private SpokenExchange ada = exchange(Side.FIRST, code, ADAS_SEED);
    private SpokenExchange bo = exchange(Side.SECOND, code, 2);

    private static SpokenCode code(String text) {
        try {
            return SpokenCode.parse(text, LIST);
        } catch (UnclearCodeException e) {
            throw new AssertionError(e);
        }
    }

    private static SpokenExchange exchange(Side side, SpokenCode code, long seed) {
        return new SpokenExchange(side, code, new SplittableRandom(seed));
    }

    private static byte[] bytes(Optional<Secret> secret) {
        return secret.orElseThrow().use(byte[]::clone);
    }

    private static byte[] answer(SpokenExchange listener, byte[] message) throws MalformedException {
        return listener.receive(message).orElseThrow();
    }

    private void startAgain() {
        ada = exchange(Side.FIRST, code, ADAS_SEED);
        bo = exchange(Side.SECOND, code, 2);
    }

    /** Friends run other versions: if one of these changes, the protocol changed. */
    @Test
    void theMessagesKeepTheirBytes() throws MalformedException {
        byte[] adas2 = answer(ada, bo.opening());
        byte[] bos2 = answer(bo, ada.opening());
        byte[] adas3 = answer(ada, bos2);
        assertTrue(bo.receive(adas2).isPresent());
        assertTrue(bo.receive(adas3).isEmpty());
        HexFormat hex = HexFormat.of();
        assertEquals(ROUND_1, hex.formatHex(ada.opening()));
        assertEquals(
                ROUND_2 + "\n" + ROUND_3 + "\n" + SECRET,
                hex.formatHex(adas2) + "\n" + hex.formatHex(adas3) + "\n" + hex.formatHex(bytes(bo.secret())));
        assertEquals(SpokenWire.ROUND_1_BYTES, ada.opening().length);
        assertEquals(SpokenWire.ROUND_2_BYTES, adas2.length);
        assertEquals(SpokenWire.ROUND_3_BYTES, adas3.length);
    }

    @Test
    void theSameCodeGivesBothTheSameSecretButOnlyWhenConfirmed() throws MalformedException {
        byte[] adas2 = answer(ada, bo.opening());
        byte[] bos2 = answer(bo, ada.opening());
        byte[] adas3 = answer(ada, bos2);
        byte[] bos3 = answer(bo, adas2);
        assertEquals(Optional.empty(), ada.secret());
        assertEquals(Optional.empty(), bo.secret());
        assertEquals(Optional.empty(), ada.receive(bos3));
        assertEquals(Optional.empty(), bo.receive(adas3));
        assertArrayEquals(bytes(ada.secret()), bytes(bo.secret()));
        assertEquals(SpokenExchange.SECRET_BYTES, bytes(ada.secret()).length);
    }

    @Test
    void aNewExchangeOfTheSameCodeGivesAnotherSecret() throws MalformedException {
        byte[] first = play(ada, bo);
        byte[] second = play(exchange(Side.FIRST, code, 3), exchange(Side.SECOND, code, 4));
        assertFalse(Arrays.equals(first, second));
    }

    private static byte[] play(SpokenExchange inviter, SpokenExchange guest) throws MalformedException {
        byte[] inviters2 = answer(inviter, guest.opening());
        byte[] inviters3 = answer(inviter, answer(guest, inviter.opening()));
        inviter.receive(answer(guest, inviters2));
        guest.receive(inviters3);
        assertArrayEquals(bytes(inviter.secret()), bytes(guest.secret()));
        return bytes(guest.secret());
    }

    @Test
    void anotherCodeIsFoundOutInTheThirdRoundByBoth() throws MalformedException {
        for (String other : new String[] {"7-guitar-lens", "8-guitar-lemon", "7-lemon-guitar"}) {
            startAgain();
            SpokenExchange eve = exchange(Side.SECOND, code(other), 3);
            byte[] adas2 = answer(ada, eve.opening());
            byte[] adas3 = answer(ada, answer(eve, ada.opening()));
            byte[] eves3 = answer(eve, adas2);
            assertThrows(WrongCodeException.class, () -> ada.receive(eves3));
            assertThrows(WrongCodeException.class, () -> eve.receive(adas3));
            assertTrue(ada.failed());
            assertEquals(Optional.empty(), ada.secret());
        }
    }

    @Test
    void oneWrongMessageEndsTheExchangeForGood() throws MalformedException {
        byte[] bos2 = answer(bo, ada.opening());
        assertTrue(ada.receive(bo.opening()).isPresent());
        assertThrows(MalformedException.class, () -> ada.receive(new byte[101]));
        assertTrue(ada.failed());
        assertThrows(MalformedException.class, () -> ada.receive(bos2), "the right one comes too late");
    }

    @Test
    void aRepeatedMessageGetsTheSameAnswer() throws MalformedException {
        byte[] adas2 = answer(ada, bo.opening());
        assertArrayEquals(adas2, answer(ada, bo.opening()));
        byte[] bos2 = answer(bo, ada.opening());
        byte[] adas3 = answer(ada, bos2);
        assertArrayEquals(adas3, answer(ada, bos2));
        byte[] bos3 = answer(bo, adas2);
        ada.receive(bos3);
        assertEquals(Optional.empty(), ada.receive(bos3));
        assertTrue(ada.secret().isPresent());
    }

    @Test
    void nothingThatComesAfterTheEndSpoilsTheSecret() throws MalformedException {
        play(ada, bo);
        assertThrows(MalformedException.class, () -> ada.receive(bo.opening()));
        assertThrows(MalformedException.class, () -> ada.receive(new byte[0]));
        assertTrue(ada.secret().isPresent());
        Secret secret = ada.secret().orElseThrow();
        ada.close();
        assertEquals(Optional.empty(), ada.secret());
        assertThrows(IllegalStateException.class, () -> secret.use(byte[]::clone));
    }

    @Test
    void roundsComeInOrder() throws MalformedException {
        byte[] bos2 = answer(bo, ada.opening());
        assertThrows(MalformedException.class, () -> ada.receive(bos2));
        startAgain();
        byte[] adas2 = answer(ada, bo.opening());
        byte[] adas3 = answer(ada, answer(bo, ada.opening()));
        assertTrue(adas2.length > 0);
        assertThrows(MalformedException.class, () -> bo.receive(adas3));
    }

    /** Whoever holds a mirror up does not know the code. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void reflectedMessagesAreRefused(Side side) throws MalformedException {
        byte[] own = exchange(side, code, 5).opening();
        assertThrows(MalformedException.class, () -> exchange(side, code, 5).receive(own));
        byte[] relabelled = own.clone();
        relabelled[2] ^= 1;
        assertThrows(ForgedException.class, () -> exchange(side, code, 5).receive(relabelled));
        assertThrows(ForgedException.class, () -> exchange(side, code, 6).receive(relabelled));
    }

    /** One bit of every byte: a failed exchange takes nothing more, so that each costs a new one. */
    @Test
    void aChangedBitInAnyByteIsRefused() throws MalformedException {
        byte[] bos1 = bo.opening();
        for (int at = 0; at < bos1.length; at++) {
            SpokenExchange fresh = exchange(Side.FIRST, code, ADAS_SEED);
            byte[] flipped = flipped(bos1, at);
            assertThrows(MalformedException.class, () -> fresh.receive(flipped), "round 1, byte " + at);
        }
        byte[] bos2 = answer(bo, ada.opening());
        for (int at = 0; at < bos2.length; at++) {
            SpokenExchange fresh = exchange(Side.FIRST, code, ADAS_SEED);
            byte[] flipped = flipped(bos2, at);
            answer(fresh, bos1);
            assertThrows(MalformedException.class, () -> fresh.receive(flipped), "round 2, byte " + at);
        }
        byte[] bos3 = answer(bo, answer(ada, bos1));
        for (int at = 0; at < bos3.length; at++) {
            SpokenExchange fresh = exchange(Side.FIRST, code, ADAS_SEED);
            byte[] flipped = flipped(bos3, at);
            answer(fresh, bos1);
            answer(fresh, bos2);
            assertThrows(MalformedException.class, () -> fresh.receive(flipped), "round 3, byte " + at);
        }
    }

    private static byte[] flipped(byte[] message, int at) {
        byte[] flipped = message.clone();
        flipped[at] ^= (byte) (1 << (at % Byte.SIZE));
        return flipped;
    }

    /** What a prover needs to know to cancel our points: our secrets. This test does, as it knows the seed. */
    @Test
    void pointsThatCancelOursAreRefused() {
        DrawnRandom adas = new DrawnRandom(new SplittableRandom(ADAS_SEED));
        BigInteger n = CURVE.getN();
        BigInteger x1 = ECJPAKEUtil.generateX1(n, adas);
        BigInteger x2 = ECJPAKEUtil.generateX1(n, adas);
        byte[] adasPoint = CURVE.getG().multiply(x1).getEncoded(true);
        assertArrayEquals(adasPoint, Arrays.copyOfRange(ada.opening(), 3, 36), "or the seed is used otherwise");
        BigInteger any = BigInteger.valueOf(77);
        byte[] cancelsTheirBase = forged(x1.add(x2).negate().mod(n), any);
        byte[] cancelsOurBase = forged(any, x1.add(any).negate().mod(n));
        assertEquals(
                "points that cancel ours",
                assertThrows(ForgedException.class, () -> ada.receive(cancelsTheirBase))
                        .getMessage());
        startAgain();
        assertEquals(
                "points that cancel ours",
                assertThrows(ForgedException.class, () -> ada.receive(cancelsOurBase))
                        .getMessage());
        startAgain();
        byte[] harmless = forged(any, any);
        assertTrue(assertDoesNotThrow(() -> ada.receive(harmless)).isPresent());
    }

    private static byte[] forged(BigInteger x3, BigInteger x4) {
        ECPoint gx3 = CURVE.getG().multiply(x3);
        ECPoint gx4 = CURVE.getG().multiply(x4);
        return SpokenWire.encode(
                Side.SECOND,
                new ECJPAKERound1Payload(
                        SpokenWire.participant(Side.SECOND), gx3, gx4, proof(x3, gx3), proof(x4, gx4)));
    }

    private static ECSchnorrZKP proof(BigInteger x, ECPoint point) {
        return ECJPAKEUtil.calculateZeroKnowledgeProof(
                CURVE.getG(),
                CURVE.getN(),
                x,
                point,
                SHA256Digest.newInstance(),
                SpokenWire.participant(Side.SECOND),
                new DrawnRandom(new SplittableRandom(9)));
    }

    /** RFC 8235 in its elliptic form, written down anew: V = r·G + h·X. */
    @Test
    void theProofsHoldByAModelThatIsNotTheLibrary() {
        byte[] message = ada.opening();
        for (int which = 0; which < 2; which++) {
            byte[] x = Arrays.copyOfRange(message, 3 + 33 * which, 36 + 33 * which);
            byte[] v = Arrays.copyOfRange(message, 69 + 65 * which, 102 + 65 * which);
            BigInteger r = new BigInteger(1, Arrays.copyOfRange(message, 102 + 65 * which, 134 + 65 * which));
            byte[] id = Bytes.label("warren/spoken1/inviter");
            BigInteger h = new BigInteger(
                            Hashes.sha256(sized(CURVE.getG().getEncoded(true)), sized(v), sized(x), sized(id)))
                    .mod(CURVE.getN());
            ECPoint right =
                    CURVE.getG().multiply(r).add(CURVE.getCurve().decodePoint(x).multiply(h));
            assertArrayEquals(v, right.getEncoded(true));
        }
    }

    /** RFC 8236 §3: both have ((x1 + x3) · x2 · x4 · s) · G. */
    @Test
    void theSecretIsThatOfTheFormula() throws MalformedException {
        DrawnRandom adas = new DrawnRandom(new SplittableRandom(ADAS_SEED));
        DrawnRandom bos = new DrawnRandom(new SplittableRandom(2));
        BigInteger n = CURVE.getN();
        BigInteger x1 = ECJPAKEUtil.generateX1(n, adas);
        BigInteger x2 = ECJPAKEUtil.generateX1(n, adas);
        BigInteger x3 = ECJPAKEUtil.generateX1(n, bos);
        BigInteger x4 = ECJPAKEUtil.generateX1(n, bos);
        byte[] hash = Hashes.sha256(Bytes.label("warren/spokencode1"), Bytes.label("7-guitar-lemon"));
        BigInteger s = new BigInteger(1, Bytes.label(HexFormat.of().formatHex(hash)));
        BigInteger exponent = x1.add(x3).multiply(x2).multiply(x4).multiply(s).mod(n);
        ECPoint shared = CURVE.getG().multiply(exponent).normalize();

        byte[] adas2 = answer(ada, bo.opening());
        byte[] bos2 = answer(bo, ada.opening());
        bo.receive(adas2);
        bo.receive(answer(ada, bos2));
        byte[] said = Hashes.sha256(Hashes.sha256(ada.opening(), adas2), Hashes.sha256(bo.opening(), bos2));
        byte[] x = BigIntegers.asUnsignedByteArray(32, shared.getAffineXCoord().toBigInteger());
        byte[] expected = Hkdf.derive(x, Bytes.concat(Bytes.label("warren/spokensecret1"), said), 32);
        assertArrayEquals(expected, bytes(bo.secret()));
    }

    private static byte[] sized(byte[] part) {
        return Bytes.concat(BigIntegers.asUnsignedByteArray(4, BigInteger.valueOf(part.length)), part);
    }

    @Test
    void printsNothingSecret() {
        assertEquals("exchange of the inviter", ada.toString());
    }
}
