package chat.warren.node.tunnel;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a web proxy may say. */
class ProxyConnectFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Noise.mayRefuse(
                input,
                bytes -> ProxyTalkTest.http(new java.net.InetSocketAddress("192.0.2.2", 1))
                        .received(bytes));
    }
}
