package chat.warren.node.chat.wire;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend's program may send on the chat lane. */
class ChatFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, ChatWire::parse);
    }
}
