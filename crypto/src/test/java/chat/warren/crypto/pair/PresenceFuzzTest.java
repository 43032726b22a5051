package chat.warren.crypto.pair;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** What a friend, or whoever has a friend's keys, may say of themselves. */
class PresenceFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(Arrays.copyOf(input, Presence.BYTES), Presence::parse);
    }
}
