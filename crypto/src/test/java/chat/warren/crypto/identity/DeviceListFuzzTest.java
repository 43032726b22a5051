package chat.warren.crypto.identity;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.SplittableRandom;

/** What a stranger sends as a list of devices. */
class DeviceListFuzzTest {
    private static final PublicIdentity ADA =
            IdentityKey.generate(new SplittableRandom(1)).identity();

    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(input, bytes -> DeviceList.parse(bytes, ADA));
    }
}
