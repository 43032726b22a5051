package chat.warren.crypto.spoken;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurve;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEUtil;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A proof that came over the wire, as the object that Bouncy Castle verifies.
 *
 * <p>Bouncy Castle 1.86 verifies proofs but lets nobody else make one from two numbers: the constructor of
 * {@link ECSchnorrZKP} is not public. Its prover is, and gives {@code (v·G, v − x·h)} for a generator, a secret and a
 * hash of our choice. With the received point as G, v = 1, h = 1 and x = 1 − r, that is exactly (V, r). No secret takes
 * part; what is made here is worth nothing until it is verified. A test holds this against what went in.
 */
final class ReceivedProof {
    private ReceivedProof() {}

    static ECSchnorrZKP of(ECJPAKECurve curve, ECPoint point, BigInteger answer) {
        BigInteger secret = BigInteger.ONE.subtract(answer).mod(curve.getN());
        return ECJPAKEUtil.calculateZeroKnowledgeProof(
                point, curve.getN(), secret, point, new One(), "", new DrawnRandom(new Ones()));
    }

    /** Draws the number 1, big-endian, whatever the length. */
    private static final class Ones implements RandomGenerator {
        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0);
            bytes[bytes.length - 1] = 1;
        }

        @Override
        public long nextLong() {
            throw new AssertionError("only bytes are drawn");
        }
    }

    /** A hash of everything that is always 1. */
    private static final class One implements Digest {
        private static final byte[] VALUE = HexFormat.of().parseHex("01");

        @Override
        public String getAlgorithmName() {
            return "one";
        }

        @Override
        public int getDigestSize() {
            return VALUE.length;
        }

        @Override
        public void update(byte in) {
            // Nothing changes it.
        }

        @Override
        public void update(byte[] in, int offset, int length) {
            // Nothing changes it.
        }

        @Override
        public int doFinal(byte[] out, int offset) {
            System.arraycopy(VALUE, 0, out, offset, VALUE.length);
            return VALUE.length;
        }

        @Override
        public void reset() {
            // Nothing to forget.
        }
    }
}
