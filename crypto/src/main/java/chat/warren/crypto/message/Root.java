package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.function.Consumer;

/** What the next step begins from, and the header keys of the next chain in either direction. */
record Root(Key key, Key nextSending, Key nextReceiving) {
    void eachKey(Consumer<Key> visitor) {
        visitor.accept(key);
        visitor.accept(nextSending);
        visitor.accept(nextReceiving);
    }

    void write(ByteWriter writer) {
        writer.bytes(key.lend()).bytes(nextSending.lend()).bytes(nextReceiving.lend());
    }

    static Root read(ByteReader reader) throws MalformedException {
        return new Root(
                new Key(reader.bytes(Key.BYTES)), new Key(reader.bytes(Key.BYTES)), new Key(reader.bytes(Key.BYTES)));
    }
}
