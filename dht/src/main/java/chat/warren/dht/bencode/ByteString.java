package chat.warren.dht.bencode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that nobody can change, with a value's equality and bencode's order: byte by byte, unsigned. */
public final class ByteString implements Bencode, Comparable<ByteString> {
    public static final ByteString EMPTY = new ByteString(new byte[0]);

    /** What a log shows of it: enough to follow one value, too little to use it. */
    private static final int SHOWN_BYTES = 8;

    private final byte[] bytes;

    private ByteString(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ByteString of(byte[] bytes) {
        return new ByteString(bytes.clone());
    }

    public static ByteString of(byte[] bytes, int from, int to) {
        return new ByteString(Arrays.copyOfRange(bytes, from, to));
    }

    public static ByteString ascii(String text) {
        return new ByteString(text.getBytes(StandardCharsets.US_ASCII));
    }

    public static ByteString text(String text) {
        return new ByteString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static ByteString hex(String hex) {
        return new ByteString(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public byte at(int index) {
        return bytes[index];
    }

    public ByteString slice(int from, int to) {
        return of(bytes, from, to);
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    void writeTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    /** Compares with ASCII text without making a copy: dictionary keys are looked up for every datagram. */
    public boolean is(String ascii) {
        if (ascii.length() != bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public String asText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public String asHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(ByteString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        String shown = HexFormat.of().formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length));
        return bytes.length > SHOWN_BYTES ? shown + "…(" + bytes.length + ")" : shown;
    }
}
