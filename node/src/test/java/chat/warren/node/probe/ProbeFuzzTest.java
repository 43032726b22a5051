package chat.warren.node.probe;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend, or whoever has a friend's keys, may send. */
class ProbeFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, ProbeWire::parse);
    }
}
