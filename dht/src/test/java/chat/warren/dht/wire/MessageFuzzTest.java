package chat.warren.dht.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;

class MessageFuzzTest {
    @FuzzTest(maxDuration = "40s")
    void messagesAreReadOrRefused(byte[] bytes) {
        MessageTest.readsOrRefuses(bytes);
    }
}
