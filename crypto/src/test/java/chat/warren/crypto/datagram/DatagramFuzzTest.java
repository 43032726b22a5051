package chat.warren.crypto.datagram;

import chat.warren.crypto.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Datagrams from anybody. */
class DatagramFuzzTest {
    @FuzzTest
    void parse(byte[] input) {
        Hostile.mayRefuse(input, bytes -> new DatagramKey(new byte[32]).open(ByteBuffer.wrap(bytes)));
    }
}
