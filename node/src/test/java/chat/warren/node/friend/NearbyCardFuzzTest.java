package chat.warren.node.friend;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What anybody on the network may call out. */
class NearbyCardFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, NearbyCard::parse);
    }
}
