package chat.warren.dht.bencode;

import com.code_intelligence.jazzer.junit.FuzzTest;

class BencodeFuzzTest {
    @FuzzTest(maxDuration = "40s")
    void whatIsReadIsWrittenTheSame(byte[] bytes) {
        BencodeTest.assertIdentityOrRefusal(bytes);
    }
}
