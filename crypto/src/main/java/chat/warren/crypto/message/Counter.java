package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;

/** A count on the wire or in a stored state. */
final class Counter {
    /** A message each second for 34 years, and far from where an int wraps. */
    static final int MAX = 1 << 30;

    private Counter() {}

    static int read(ByteReader reader) throws MalformedException {
        long value = reader.u32();
        if (value > MAX) {
            throw new MalformedException("nobody counts that far");
        }
        return (int) value;
    }

    static int next(int count) {
        if (count >= MAX) {
            throw new IllegalStateException("nobody counts that far");
        }
        return count + 1;
    }
}
