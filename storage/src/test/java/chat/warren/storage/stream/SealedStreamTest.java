package chat.warren.storage.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.DamagedProfileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
    private final Secret key = Secret.owning(new byte[32]);

    private byte[] sealed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealingStream sealing = new SealingStream(out, key, "warren/test1");
        sealing.write(content);
        sealing.finish();
        return out.toByteArray();
    }

    private OpeningStream opening(byte[] sealed) {
        return new OpeningStream(new ByteArrayInputStream(sealed), key, "warren/test1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void whatGoesInComesOutWithZerosUpToTheNextChunk(int length) throws IOException {
        byte[] content = Bytes.random(new SplittableRandom(length), length);
        byte[] sealed = sealed(content);
        int chunks = Math.max(1, (length + Chunk.PLAIN_BYTES - 1) / Chunk.PLAIN_BYTES);
        assertEquals(chunks * Chunk.SEALED_BYTES, sealed.length);
        OpeningStream opening = opening(sealed);
        byte[] opened = opening.readAllBytes();
        opening.checkEnd();
        assertArrayEquals(Arrays.copyOf(content, chunks * Chunk.PLAIN_BYTES), opened);
    }

    @Test
    void aCutStreamIsNeverTakenForAWholeOne() throws IOException {
        byte[] sealed = sealed(new byte[200_000]);
        for (int length : new int[] {0, 1, Chunk.SEALED_BYTES, 2 * Chunk.SEALED_BYTES, sealed.length - 1}) {
            assertThrows(
                    DamagedProfileException.class,
                    () -> opening(Arrays.copyOf(sealed, length)).checkEnd(),
                    "" + length);
        }
        assertThrows(
                DamagedProfileException.class,
                () -> opening(Arrays.copyOf(sealed, sealed.length + 1)).checkEnd());
    }

    @Test
    void chunksInAnotherOrderAreNoticed() throws IOException {
        byte[] sealed = sealed(Bytes.random(new SplittableRandom(1), 150_000));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, 0, swapped, Chunk.SEALED_BYTES, Chunk.SEALED_BYTES);
        System.arraycopy(sealed, Chunk.SEALED_BYTES, swapped, 0, Chunk.SEALED_BYTES);
        assertThrows(DamagedProfileException.class, () -> opening(swapped).checkEnd());
    }

    @Test
    void anyFlippedBitIsNoticed() throws IOException {
        byte[] sealed = sealed(Bytes.random(new SplittableRandom(1), 70_000));
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            byte[] flipped = sealed.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            assertThrows(DamagedProfileException.class, () -> opening(flipped).checkEnd());
        }
    }

    @Test
    void anInterruptedWriterIsNoticed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealingStream sealing = new SealingStream(out, key, "warren/test1");
        sealing.write(new byte[200_000]);
        assertThrows(
                DamagedProfileException.class, () -> opening(out.toByteArray()).checkEnd());
    }

    @Test
    void theFormatKeepsItsBytes() throws IOException {
        byte[] sealed = sealed("golden".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(
                "f88fcf1320ec392f06cf660cfe42e758f1f5b83f78c932ad1f230b31f96865d3",
                HexFormat.of().formatHex(Hashes.sha256(sealed)));
    }
}
