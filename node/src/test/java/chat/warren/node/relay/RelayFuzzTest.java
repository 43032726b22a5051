package chat.warren.node.relay;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend may say to us as a relay, and a relay to us. */
class RelayFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, RelayWire::parse);
    }
}
