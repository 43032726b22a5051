package chat.warren.node.portmap;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a router, or whoever sits in its place, may answer over TCP. */
class HttpAnswerFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, HttpAnswerTest::read);
    }
}
