package chat.warren.crypto.spoken;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import com.code_intelligence.jazzer.junit.FuzzTest;

class SpokenWireFuzzTest {
    @FuzzTest
    void understandsOrRefuses(byte[] input) {
        try {
            byte[] again = switch (input.length > 1 ? input[1] : 1) {
                case 2 -> SpokenWire.encode(Side.SECOND, SpokenWire.round2(input, Side.SECOND));
                case 3 -> SpokenWire.encode(Side.SECOND, SpokenWire.round3(input, Side.SECOND));
                default -> SpokenWire.encode(Side.SECOND, SpokenWire.round1(input, Side.SECOND));
            };
            assertArrayEquals(input, again);
        } catch (MalformedException expected) {
            // What the parser is for.
        }
    }
}
