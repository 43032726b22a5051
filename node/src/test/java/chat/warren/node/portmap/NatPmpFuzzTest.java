package chat.warren.node.portmap;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a router, or somebody who plays one, may answer. */
class NatPmpFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, NatPmp::parse);
    }
}
