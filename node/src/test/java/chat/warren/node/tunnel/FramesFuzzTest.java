package chat.warren.node.tunnel;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What comes inside a tunnel. */
class FramesFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, bytes -> new Frames().read(bytes, 0));
    }
}
