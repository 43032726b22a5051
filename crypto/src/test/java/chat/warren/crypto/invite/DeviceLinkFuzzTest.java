package chat.warren.crypto.invite;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Links from anywhere. */
class DeviceLinkFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(
                input, bytes -> DeviceLink.fromText("warren:device:" + new String(bytes, StandardCharsets.UTF_8)));
    }
}
