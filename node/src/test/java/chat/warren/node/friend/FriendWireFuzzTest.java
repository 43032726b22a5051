package chat.warren.node.friend;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What anybody with an invite may say to us. */
class FriendWireFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, FriendWire::parse);
    }
}
