package chat.warren.dht.overlay.wire;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.SplittableRandom;

class SealedRequestFuzzTest {
    private final RunKey own = RunKey.random(new SplittableRandom(1));

    @FuzzTest(maxDuration = "40s")
    void nothingOpensThatWasNotSealedToUs(byte[] bytes) {
        for (Purpose purpose : Purpose.values()) {
            try {
                SealedRequest.Opened opened = SealedRequest.open(own, purpose, ByteString.of(bytes));
                throw new AssertionError("opened " + opened.plain());
            } catch (MalformedException expected) {
                // That is all it may do.
            }
        }
    }
}
