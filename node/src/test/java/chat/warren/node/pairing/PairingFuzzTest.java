package chat.warren.node.pairing;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What whoever saw the link of a new device may say to it. */
class PairingFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, PairingWire::parse);
    }
}
