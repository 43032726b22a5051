package chat.warren.node.lan;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** What anybody on the LAN may send to our group. */
class BeaconFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(input, Beacon::parse);
        Noise.mayRefuse(
                Arrays.copyOf(input, Beacon.BYTES),
                bytes -> Beacon.parse(bytes).calls(nonce -> Arrays.copyOf(nonce, Beacon.MARK_BYTES)));
    }
}
