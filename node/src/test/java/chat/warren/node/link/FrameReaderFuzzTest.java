package chat.warren.node.link;

import chat.warren.node.lab.Noise;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** What a friend sends on a lane, cut in two wherever its first byte says. */
class FrameReaderFuzzTest {
    @FuzzTest
    void read(byte[] input) {
        Noise.mayRefuse(input, bytes -> {
            int cut = bytes.length == 0 ? 0 : Math.min(bytes.length, Byte.toUnsignedInt(bytes[0]));
            FrameReader reader = new FrameReader(Link.MAX_FRAME_BYTES);
            for (ByteBuffer part :
                    new ByteBuffer[] {ByteBuffer.wrap(bytes, 0, cut), ByteBuffer.wrap(bytes, cut, bytes.length - cut)
                    }) {
                while (reader.read(part) != null) {
                    // The next.
                }
            }
        });
    }
}
