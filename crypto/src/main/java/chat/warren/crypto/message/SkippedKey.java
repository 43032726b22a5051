package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;

/** The key of a message that has not come yet, and since which hour it waits. */
record SkippedKey(int number, int hour, Key key) {
    void write(ByteWriter writer) {
        writer.u32(number).u32(hour).bytes(key.lend());
    }

    static SkippedKey read(ByteReader reader) throws MalformedException {
        return new SkippedKey(Counter.read(reader), Counter.read(reader), new Key(reader.bytes(Key.BYTES)));
    }
}
