package chat.warren.dht.bencode;

import chat.warren.crypto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one value that fills the bytes given, or says why not.
 *
 * <p>Strict: names in order and each once, numbers without leading zeros, without minus zero, nothing after the end.
 * Every implementation we met writes so; whoever does not would have its items stored under hashes that nobody else
 * computes.
 */
public final class BencodeReader {
    /**
     * Nothing in the DHT is larger: an item of 1,000 bytes with key, signature and both lists of 20 nodes has 2,500.
     */
    public static final int MAX_BYTES = 4096;

    /** KRPC nests three deep, and a stored value may nest on its own; 32 needs little stack. */
    public static final int MAX_DEPTH = 32;

    /** A stored value of 1,000 bytes holds 500 empty lists at most; the message around it a hundred peers. */
    public static final int MAX_VALUES = 1024;

    /** "-9223372036854775808" has 20 characters. */
    private static final int MAX_NUMBER_CHARACTERS = 20;

    private final byte[] bytes;
    private int position;
    private int values;

    private BencodeReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bencode read(byte[] bytes) throws MalformedException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException("longer than " + MAX_BYTES + " bytes");
        }
        BencodeReader reader = new BencodeReader(bytes);
        Bencode value = reader.value(0);
        if (reader.position != bytes.length) {
            throw new MalformedException("bytes after the end of the value");
        }
        return value;
    }

    public static Dictionary readDictionary(byte[] bytes) throws MalformedException {
        if (bytes.length == 0 || bytes[0] != 'd') {
            throw new MalformedException("not a dictionary"); // Seen before anything is parsed.
        }
        return (Dictionary) read(bytes);
    }

    private Bencode value(int depth) throws MalformedException {
        if (depth > MAX_DEPTH) {
            throw new MalformedException("nested deeper than " + MAX_DEPTH);
        }
        if (++values > MAX_VALUES) {
            throw new MalformedException("more than " + MAX_VALUES + " values");
        }
        return switch (peek()) {
            case 'i' -> whole();
            case 'l' -> sequence(depth);
            case 'd' -> dictionary(depth);
            default -> byteString();
        };
    }

    private Whole whole() throws MalformedException {
        position++;
        int start = position;
        while (peek() != 'e') {
            position++;
            if (position - start > MAX_NUMBER_CHARACTERS) {
                throw new MalformedException("a number of more than 64 bits");
            }
        }
        long value = number(start, position);
        position++;
        return new Whole(value);
    }

    private Sequence sequence(int depth) throws MalformedException {
        position++;
        List<Bencode> items = new ArrayList<>();
        while (peek() != 'e') {
            items.add(value(depth + 1));
        }
        position++;
        return new Sequence(items);
    }

    private Dictionary dictionary(int depth) throws MalformedException {
        position++;
        List<ByteString> names = new ArrayList<>();
        List<Bencode> read = new ArrayList<>();
        while (peek() != 'e') {
            ByteString name = byteString();
            if (!names.isEmpty() && names.getLast().compareTo(name) >= 0) {
                throw new MalformedException("names out of order, or one of them twice");
            }
            names.add(name);
            read.add(value(depth + 1));
        }
        position++;
        return Dictionary.sorted(List.copyOf(names), List.copyOf(read));
    }

    private ByteString byteString() throws MalformedException {
        int start = position;
        while (peek() != ':') {
            position++;
            if (position - start > MAX_NUMBER_CHARACTERS) {
                throw new MalformedException("a length of more than 64 bits");
            }
        }
        long length = number(start, position);
        position++;
        if (length < 0 || length > bytes.length - position) {
            throw new MalformedException("a byte string longer than what holds it");
        }
        ByteString read = ByteString.of(bytes, position, position + (int) length);
        position += (int) length;
        return read;
    }

    /** The number between two positions, which has exactly one spelling. */
    private long number(int from, int to) throws MalformedException {
        boolean negative = from < to && bytes[from] == '-';
        int first = negative ? from + 1 : from;
        if (first == to || (bytes[first] == '0' && (negative || to - first > 1))) {
            throw new MalformedException("a number with no digits, a leading zero, or minus zero");
        }
        long value = 0; // Kept negative: the lowest number has no positive twin.
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new MalformedException("a number with something else than digits");
            }
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw new MalformedException("a number of more than 64 bits");
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw new MalformedException("a number of more than 64 bits");
        }
        return negative ? value : -value;
    }

    private byte peek() throws MalformedException {
        if (position >= bytes.length) {
            throw new MalformedException("ends in the middle");
        }
        return bytes[position];
    }
}
