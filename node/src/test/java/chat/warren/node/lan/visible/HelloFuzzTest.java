package chat.warren.node.lan.visible;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.SplittableRandom;

/** What anybody on the same network may send to somebody visible. */
class HelloFuzzTest {
    @FuzzTest
    void receive(byte[] input) {
        Visibility visible = new Visibility(Nickname.of("x"), 1, new SplittableRandom(1), Instant.EPOCH);
        if (visible.receive(new InetSocketAddress("192.168.1.1", 1), input, Instant.EPOCH)
                .isPresent()) {
            throw new AssertionError("nobody seals by chance");
        }
    }
}
