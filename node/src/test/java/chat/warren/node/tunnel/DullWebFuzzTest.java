package chat.warren.node.tunnel;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What strangers may say to what they take for a web server. */
class DullWebFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, bytes -> DullWeb.answer(bytes, java.time.Instant.EPOCH));
    }
}
