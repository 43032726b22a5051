package chat.warren.crypto.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** What a friend's program can send: an envelope from outside, or a header and a body that it has sealed rightly. */
class MessageFuzzTest {
    @FuzzTest
    void understandsOrRefuses(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        Hostile.mayRefuse(rest, bytes -> {
            switch (input[0] & 7) {
                case 0 -> assertArrayEquals(bytes, Header.parse(bytes).encode());
                case 1, 2, 3 -> Body.parse((input[0] & 7) - 1, bytes);
                case 4 -> assertArrayEquals(bytes, Ratchet.parse(bytes).encode());
                default -> new Ends(1).bo.open(Envelope.parse(bytes), Ends.START);
            }
        });
    }
}
