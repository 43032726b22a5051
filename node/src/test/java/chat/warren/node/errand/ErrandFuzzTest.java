package chat.warren.node.errand;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend may say about errands. */
class ErrandFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, ErrandWire::parse);
    }
}
