package chat.warren.crypto.spoken;

import chat.warren.crypto.primitive.Bytes;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.random.RandomGenerator;

/** The caller's randomness in the form that Bouncy Castle takes it. */
final class DrawnRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    DrawnRandom(RandomGenerator random) {
        super(new Drawing(random), null);
    }

    private static final class Drawing extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;

        private final transient RandomGenerator random;

        Drawing(RandomGenerator random) {
            this.random = random;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            // The caller's generator is seeded by the caller.
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            return Bytes.random(random, length);
        }
    }
}
