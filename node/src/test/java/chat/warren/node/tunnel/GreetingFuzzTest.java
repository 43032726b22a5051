package chat.warren.node.tunnel;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a friend, or whoever has a friend's keys, may greet with. */
class GreetingFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, Greeting::parse);
    }
}
