package chat.warren.dht.bencode;

import java.util.Arrays;

/** Writes values canonically; the only place that does. */
public final class BencodeWriter {
    private static final int FIRST_CAPACITY = 256;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    private BencodeWriter() {}

    public static byte[] write(Bencode value) {
        BencodeWriter writer = new BencodeWriter();
        writer.value(value);
        return Arrays.copyOf(writer.bytes, writer.length);
    }

    /** The length that {@link #write} would give. */
    public static int lengthOf(Bencode value) {
        return switch (value) {
            case ByteString text -> digits(text.length()) + 1 + text.length();
            case Whole whole -> 2 + Long.toString(whole.value()).length();
            case Sequence sequence -> {
                int total = 2;
                for (Bencode item : sequence.items()) {
                    total += lengthOf(item);
                }
                yield total;
            }
            case Dictionary dictionary -> {
                int total = 2;
                for (int i = 0; i < dictionary.size(); i++) {
                    total += lengthOf(dictionary.name(i)) + lengthOf(dictionary.value(i));
                }
                yield total;
            }
        };
    }

    private void value(Bencode value) {
        switch (value) {
            case ByteString text -> byteString(text);
            case Whole whole -> {
                put('i');
                ascii(Long.toString(whole.value()));
                put('e');
            }
            case Sequence sequence -> {
                put('l');
                sequence.items().forEach(this::value);
                put('e');
            }
            case Dictionary dictionary -> {
                put('d');
                for (int i = 0; i < dictionary.size(); i++) {
                    byteString(dictionary.name(i));
                    value(dictionary.value(i));
                }
                put('e');
            }
        }
    }

    private void byteString(ByteString text) {
        ascii(Integer.toString(text.length()));
        put(':');
        reserve(text.length());
        text.writeTo(bytes, length);
        length += text.length();
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(char character) {
        reserve(1);
        bytes[length++] = (byte) character;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    private static int digits(int value) {
        return Integer.toString(value).length();
    }
}
