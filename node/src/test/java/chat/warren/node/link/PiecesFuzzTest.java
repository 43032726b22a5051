package chat.warren.node.link;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Optional;

/** Pieces as a friend may send them, sixteen bytes each. */
class PiecesFuzzTest {
    private static final int EACH = 16;

    @FuzzTest
    void join(byte[] input) {
        Pieces pieces = new Pieces();
        for (int from = 0; from < input.length; from += EACH) {
            byte[] piece = Arrays.copyOfRange(input, from, Math.min(input.length, from + EACH));
            Noise.mayRefuse(piece, bytes -> {
                Optional<byte[]> _ = pieces.join(bytes);
            });
        }
        if (pieces.incomplete() > Pieces.MOST_INCOMPLETE) {
            throw new AssertionError("more is held than may be");
        }
    }
}
