package chat.warren.crypto.wire;

import java.util.Arrays;

/** Reads a format front to back, big-endian; whatever is missing is a {@link MalformedException}. */
public final class ByteReader {
    private final byte[] bytes;
    private int position;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int remaining() {
        return bytes.length - position;
    }

    public int u8() throws MalformedException {
        return (int) number(1);
    }

    public int u16() throws MalformedException {
        return (int) number(2);
    }

    public long u32() throws MalformedException {
        return number(4);
    }

    public long i64() throws MalformedException {
        return number(Long.BYTES);
    }

    public byte[] bytes(int count) throws MalformedException {
        need(count);
        byte[] read = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return read;
    }

    /** A byte string whose 16-bit length stands before it. */
    public byte[] block16(int longest) throws MalformedException {
        return block(u16(), longest);
    }

    /** A byte string whose 32-bit length stands before it. */
    public byte[] block32(int longest) throws MalformedException {
        return block(u32(), longest);
    }

    public byte[] rest() throws MalformedException {
        return bytes(remaining());
    }

    /** For formats that end where their last field ends. */
    public void end() throws MalformedException {
        if (remaining() != 0) {
            throw new MalformedException("more bytes than the format has");
        }
    }

    private byte[] block(long count, int longest) throws MalformedException {
        if (count > longest) {
            throw new MalformedException("a field is longer than " + longest + " bytes");
        }
        return bytes((int) count);
    }

    private long number(int size) throws MalformedException {
        need(size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = (value << 8) | Byte.toUnsignedLong(bytes[position++]);
        }
        return value;
    }

    private void need(int count) throws MalformedException {
        if (count < 0 || count > remaining()) {
            throw new MalformedException("shorter than the format says");
        }
    }
}
