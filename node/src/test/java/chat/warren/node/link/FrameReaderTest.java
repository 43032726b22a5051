package chat.warren.node.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final int LONGEST = 100_000;

    private static List<byte[]> read(FrameReader reader, byte[] bytes) throws MalformedException {
        List<byte[]> frames = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (byte[] frame = reader.read(in); frame != null; frame = reader.read(in)) {
            frames.add(frame);
        }
        return frames;
    }

    @Test
    void aLengthOfFourBytesStandsBeforeEachFrame() throws MalformedException {
        List<byte[]> frames = read(
                new FrameReader(LONGEST),
                HexFormat.of().parseHex("00000003010203" + "00000000" + "00000001ff" + "0000"));
        assertEquals(3, frames.size());
        assertArrayEquals(new byte[] {1, 2, 3}, frames.get(0));
        assertArrayEquals(new byte[0], frames.get(1));
        assertArrayEquals(new byte[] {-1}, frames.get(2));
    }

    @Test
    void framesAreTheSameHoweverTheStreamIsCut() throws MalformedException {
        Random random = new Random(1);
        List<byte[]> said = new ArrayList<>();
        ByteBuffer stream = ByteBuffer.allocate(1 << 22);
        for (int i = 0; i < 100; i++) {
            byte[] frame = new byte[random.nextInt(i % 10 == 0 ? LONGEST : 300)];
            random.nextBytes(frame);
            said.add(frame);
            stream.putInt(frame.length).put(frame);
        }
        stream.flip();
        FrameReader reader = new FrameReader(LONGEST);
        List<byte[]> heard = new ArrayList<>();
        while (stream.hasRemaining()) {
            byte[] part = new byte[Math.min(stream.remaining(), 1 + random.nextInt(random.nextBoolean() ? 5 : 70_000))];
            stream.get(part);
            heard.addAll(read(reader, part));
        }
        assertEquals(said.size(), heard.size());
        for (int i = 0; i < said.size(); i++) {
            assertArrayEquals(said.get(i), heard.get(i));
        }
    }

    @Test
    void aFrameThatIsTooLongIsRefusedAtItsLength() throws MalformedException {
        FrameReader reader = new FrameReader(LONGEST);
        assertNull(reader.read(ByteBuffer.allocate(4).putInt(0, LONGEST + 1).slice(0, 3)));
        assertThrows(
                MalformedException.class,
                () -> reader.read(ByteBuffer.allocate(4).putInt(0, LONGEST + 1).slice(3, 1)));
        assertThrows(
                MalformedException.class,
                () -> new FrameReader(LONGEST).read(ByteBuffer.allocate(4).putInt(0, -1)));
    }

    @Test
    void noiseIsOnlyMalformed() {
        byte[] valid =
                ByteBuffer.allocate(30).putInt(6).putLong(2, 7).putInt(10, 16).array();
        Noise.isOnlyMalformed(valid, bytes -> read(new FrameReader(LONGEST), bytes));
        Noise.flipsAreOnlyMalformed(valid, bytes -> read(new FrameReader(LONGEST), bytes));
    }
}
