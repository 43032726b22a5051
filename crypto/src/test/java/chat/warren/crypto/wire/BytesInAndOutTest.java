package chat.warren.crypto.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BytesInAndOutTest {
    @Test
    void readsBackWhatWasWritten() throws MalformedException {
        byte[] large = new byte[70_000];
        large[69_999] = 7;
        byte[] written = new ByteWriter()
                .u8(255)
                .u16(65_535)
                .u32(0xffff_ffffL)
                .i64(-2)
                .block16(new byte[] {1, 2})
                .block32(large)
                .bytes(new byte[] {9})
                .toArray();
        ByteReader reader = new ByteReader(written);
        assertEquals(255, reader.u8());
        assertEquals(65_535, reader.u16());
        assertEquals(0xffff_ffffL, reader.u32());
        assertEquals(-2, reader.i64());
        assertArrayEquals(new byte[] {1, 2}, reader.block16(2));
        assertArrayEquals(large, reader.block32(large.length));
        assertThrows(MalformedException.class, reader::end);
        assertArrayEquals(new byte[] {9}, reader.rest());
        reader.end();
    }

    @Test
    void refusesALengthBeforeReservingIt() {
        byte[] boasting = new ByteWriter().u32(0xffff_ffffL).toArray();
        assertThrows(MalformedException.class, () -> new ByteReader(boasting).block32(100));
        assertThrows(MalformedException.class, () -> new ByteReader(boasting).block32(Integer.MAX_VALUE));
        assertThrows(MalformedException.class, () -> new ByteReader(new byte[] {0, 3, 1, 2}).block16(10));
    }

    @Test
    void aNumberThatDoesNotFitIsOurMistake() {
        ByteWriter writer = new ByteWriter();
        assertThrows(IllegalArgumentException.class, () -> writer.u8(256));
        assertThrows(IllegalArgumentException.class, () -> writer.u16(-1));
        assertThrows(IllegalArgumentException.class, () -> writer.u32(1L << 32));
    }
}
