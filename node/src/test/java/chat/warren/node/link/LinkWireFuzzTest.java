package chat.warren.node.link;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend says on the link's own stream. */
class LinkWireFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, LinkWire::parse);
    }
}
