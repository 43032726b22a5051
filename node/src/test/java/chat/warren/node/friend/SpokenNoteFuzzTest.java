package chat.warren.node.friend;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What anybody may write where two want to meet by a spoken code. */
class SpokenNoteFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, SpokenNote::parse);
    }
}
