package chat.warren.node.lab;

import static org.junit.jupiter.api.Assertions.fail;

import chat.warren.crypto.wire.MalformedException;
import java.util.SplittableRandom;

/** What every parser has to endure. */
public final class Noise {
    private static final int INPUTS = 100_000;
    /** One in so many is noise; the others are a valid input with a few bytes changed, cut or added to. */
    private static final int PURE_EACH = 3;

    private static final long SEED = 20261121;

    private Noise() {}

    /** A parser under test. */
    @FunctionalInterface
    public interface Parser {
        void parse(byte[] bytes) throws MalformedException;
    }

    /** 100,000 seeded inputs: refused or understood, but nothing else. */
    public static void isOnlyMalformed(byte[] valid, Parser parser) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = i % PURE_EACH == 0 ? noise(valid.length, random) : mutated(valid, random);
            try {
                parser.parse(input);
            } catch (MalformedException expected) {
                // What the parser is for.
            } catch (RuntimeException | Error e) {
                fail("input " + i + " of seed " + SEED, e);
            }
        }
    }

    /** Whatever bit is flipped: refused or understood, but nothing else. */
    public static void flipsAreOnlyMalformed(byte[] valid, Parser parser) {
        for (int bit = 0; bit < valid.length * Byte.SIZE; bit++) {
            byte[] flipped = valid.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            mayRefuse(flipped, parser);
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

    private static byte[] noise(int near, SplittableRandom random) {
        byte[] input = new byte[random.nextInt(2 * near + 2)];
        random.nextBytes(input);
        if (input.length > 0 && random.nextBoolean()) {
            input[0] = (byte) random.nextInt(8); // A type or version that may exist.
        }
        return input;
    }

    private static byte[] mutated(byte[] valid, SplittableRandom random) {
        byte[] input = random.nextInt(4) == 0
                ? java.util.Arrays.copyOf(valid, random.nextInt(valid.length + 8))
                : valid.clone();
        int changes = random.nextInt(0, 4);
        for (int i = 0; i < changes && input.length > 0; i++) {
            input[random.nextInt(input.length)] = (byte) random.nextInt(256);
        }
        return input;
    }
}
