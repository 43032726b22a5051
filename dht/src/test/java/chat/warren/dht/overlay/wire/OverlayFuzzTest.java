package chat.warren.dht.overlay.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;

class OverlayFuzzTest {
    @FuzzTest(maxDuration = "40s")
    void whatIsInsideASealedRequestIsReadOrRefused(byte[] bytes) {
        OverlayWireTest.readsOrRefuses(bytes);
    }
}
