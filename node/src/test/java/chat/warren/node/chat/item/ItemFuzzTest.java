package chat.warren.node.chat.item;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend may put into an envelope. */
class ItemFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, ItemWire::parse);
    }
}
