package chat.warren.crypto;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What every parser has to endure. */
public final class Hostile {
    private static final int NOISE_INPUTS = 100_000;
    /** One noise input in so many is a valid one with a few bytes changed, which gets deeper than pure noise. */
    private static final int MUTATED_EACH = 10;

    private static final long SEED = 20261121;

    private Hostile() {}

    /** A parser under test. */
    @FunctionalInterface
    public interface Parser {
        void parse(byte[] bytes) throws MalformedException;
    }

    /** 100,000 seeded inputs: refused or understood, but nothing else. */
    public static void noiseIsOnlyMalformed(byte[] valid, Parser parser) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < NOISE_INPUTS; i++) {
            byte[] input = i % MUTATED_EACH == 0 ? mutated(valid, random) : noise(valid.length, random);
            try {
                parser.parse(input);
            } catch (MalformedException expected) {
                // What the parser is for.
            } catch (RuntimeException | Error e) {
                fail("input " + i + " of seed " + SEED, e);
            }
        }
    }

    /** For fuzz targets: refusing is fine, anything else that is thrown is a bug of ours. */
    public static void mayRefuse(byte[] input, Parser parser) {
        try {
            parser.parse(input);
        } catch (MalformedException expected) {
            // What the parser is for.
        }
    }

    /** Every bit matters: whichever is flipped, the input is refused. */
    public static void everyBitFlipIsRefused(byte[] valid, Parser parser) {
        for (int bit = 0; bit < valid.length * Byte.SIZE; bit++) {
            byte[] flipped = valid.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThrows(MalformedException.class, () -> parser.parse(flipped), "bit " + bit);
        }
    }

    /** Shorter by any number of bytes, or longer by one: refused. */
    public static void everyOtherLengthIsRefused(byte[] valid, Parser parser) {
        for (int length = 0; length <= valid.length + 1; length++) {
            if (length != valid.length) {
                byte[] cut = Arrays.copyOf(valid, length);
                assertThrows(MalformedException.class, () -> parser.parse(cut), length + " bytes");
            }
        }
    }

    private static byte[] noise(int near, SplittableRandom random) {
        byte[] input = new byte[random.nextInt(2 * near + 2)];
        random.nextBytes(input);
        if (input.length > 0 && random.nextBoolean()) {
            input[0] = (byte) random.nextInt(4); // A version that may exist.
        }
        return input;
    }

    private static byte[] mutated(byte[] valid, SplittableRandom random) {
        byte[] input = valid.clone();
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes && input.length > 0; i++) {
            input[random.nextInt(input.length)] = (byte) random.nextInt(256);
        }
        return input;
    }
}
