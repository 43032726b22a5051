package chat.warren.crypto.primitive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.wire.ForgedException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class P256Test {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ORDER =
            HEX.parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    private static final byte[] RFC_KEY =
            HEX.parseHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random = new SplittableRandom(1);

    /** RFC 6979 §A.2.5, "sample" with SHA-256. */
    @Test
    void keepsTheVectorOfTheRfc() throws ForgedException {
        byte[] signature = P256.sign(RFC_KEY, SAMPLE);
        assertEquals(
                "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                        + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
                HEX.formatHex(signature));
        byte[] point = P256.publicKey(RFC_KEY);
        assertEquals(
                "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
                HEX.formatHex(point));
        assertTrue(P256.verify(point, signature, SAMPLE));
        assertFalse(P256.verify(point, signature, new byte[6]));
        assertFalse(P256.verify(P256.publicKey(P256.generate(random)), signature, SAMPLE));
    }

    @Test
    void aChangedSignatureIsFalseAndNothingWorse() throws ForgedException {
        byte[] point = P256.publicKey(RFC_KEY);
        byte[] signature = P256.sign(RFC_KEY, SAMPLE);
        for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
            byte[] flipped = signature.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertFalse(P256.verify(point, flipped, SAMPLE), "bit " + bit);
        }
        assertFalse(P256.verify(point, new byte[0], SAMPLE));
        assertFalse(P256.verify(point, Arrays.copyOf(signature, signature.length + 1), SAMPLE));
        Hostile.noiseIsOnlyMalformed(signature, noise -> P256.verify(point, noise, SAMPLE));
    }

    /** r and s of zero, of the order, negative, huge; and with a needless zero in front. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3006020100020100",
                "3006020101020100",
                "30060201ff0201ff",
                "3026022100ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551020101",
                "300702020001020101"
            })
    void numbersThatNoSignatureHasAreFalse(String hex) throws ForgedException {
        assertFalse(P256.verify(P256.publicKey(RFC_KEY), HEX.parseHex(hex), SAMPLE));
    }

    @Test
    void aPrivateKeyIsFromOneToTheOrderLessOne() {
        byte[] one = new byte[32];
        one[31] = 1;
        byte[] last = ORDER.clone();
        last[31]--;
        assertTrue(P256.isScalar(one));
        assertTrue(P256.isScalar(last));
        assertFalse(P256.isScalar(new byte[32]));
        assertFalse(P256.isScalar(ORDER));
        assertFalse(P256.isScalar(new byte[] {1}));
        assertThrows(IllegalArgumentException.class, () -> P256.publicKey(ORDER));
        assertThrows(IllegalArgumentException.class, () -> P256.sign(new byte[32], SAMPLE));
    }

    /** Randomness that first gives a number too large. */
    @Test
    void drawsAgainWhenTheNumberIsTooLarge() {
        byte[] drawn = P256.generate(new RandomGenerator() {
            private boolean first = true;

            @Override
            public long nextLong() {
                throw new AssertionError("only bytes are drawn");
            }

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, first ? (byte) 0xff : 5);
                first = false;
            }
        });
        assertEquals(BigInteger.valueOf(5), BigInteger.valueOf(drawn[0]));
        assertTrue(P256.isScalar(drawn));
    }

    @Test
    void onlyPointsOfTheCurveInTheirOneEncodingArePoints() throws ForgedException {
        byte[] point = P256.publicKey(RFC_KEY);
        assertTrue(P256.point(point).isValid());
        byte[] beside = point.clone();
        beside[64] ^= 1;
        assertThrows(ForgedException.class, () -> P256.point(beside));
        byte[] hybrid = point.clone();
        hybrid[0] = 7;
        assertThrows(ForgedException.class, () -> P256.point(hybrid));
        assertThrows(ForgedException.class, () -> P256.point(new byte[1]), "infinity");
        assertThrows(ForgedException.class, () -> P256.point(new byte[65]));
        byte[] zero = new byte[65];
        zero[0] = 4;
        assertThrows(ForgedException.class, () -> P256.point(zero));
        byte[] beyondTheField = new byte[65];
        Arrays.fill(beyondTheField, (byte) 0xff);
        beyondTheField[0] = 4;
        assertThrows(ForgedException.class, () -> P256.point(beyondTheField));
        Hostile.noiseIsOnlyMalformed(point, P256::point);
    }
}
