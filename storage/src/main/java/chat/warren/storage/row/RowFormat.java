package chat.warren.storage.row;

import chat.warren.crypto.wire.MalformedException;

/**
 * How one kind of row is written: a version byte, then its fields.
 *
 * @param <T> what a row of this kind says
 */
public interface RowFormat<T> {
    /** Raised when a field is added to any kind of row; readers of a kind then tell the versions apart. */
    int VERSION = 1;

    void write(T value, RowWriter out);

    T read(RowReader in) throws MalformedException;

    default byte[] encode(T value) {
        RowWriter out = new RowWriter().u8(VERSION);
        write(value, out);
        byte[] bytes = out.toArray();
        out.wipe();
        return bytes;
    }

    default T parse(byte[] bytes) throws MalformedException {
        RowReader in = new RowReader(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedException("a row of a version that this program does not know");
        }
        T value;
        try {
            value = read(in);
        } catch (IllegalArgumentException refused) {
            // Values check themselves where they are made, and what they refuse was never written by us.
            throw new MalformedException("a row holds a value that cannot be");
        }
        in.end();
        return value;
    }
}
