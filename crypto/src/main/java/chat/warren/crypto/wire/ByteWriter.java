package chat.warren.crypto.wire;

import java.util.Arrays;

/** Writes a format front to back, big-endian. */
public final class ByteWriter {
    private static final int FIRST_CAPACITY = 128;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    public ByteWriter u8(int value) {
        return number(value, 1);
    }

    public ByteWriter u16(int value) {
        return number(value, 2);
    }

    public ByteWriter u32(long value) {
        return number(value, 4);
    }

    /** All 64 bits; what is signed stays so. */
    public ByteWriter i64(long value) {
        reserve(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    public ByteWriter bytes(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /** A byte string whose length, up to 65,535, stands before it. */
    public ByteWriter block16(byte[] value) {
        return u16(value.length).bytes(value);
    }

    /** A byte string whose 32-bit length stands before it. */
    public ByteWriter block32(byte[] value) {
        return u32(value.length).bytes(value);
    }

    public int length() {
        return length;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Overwrites what was written; call it when that was secret. */
    public void wipe() {
        Arrays.fill(bytes, (byte) 0);
        length = 0;
    }

    private ByteWriter number(long value, int size) {
        if (value < 0 || value >= 1L << (8 * size)) {
            throw new IllegalArgumentException(value + " does not fit into " + size + " bytes");
        }
        reserve(size);
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - length >= more) {
            return;
        }
        byte[] old = bytes;
        bytes = Arrays.copyOf(old, Math.max(Math.addExact(length, more), 2 * old.length));
        Arrays.fill(old, (byte) 0); // What was outgrown may have been secret.
    }
}
