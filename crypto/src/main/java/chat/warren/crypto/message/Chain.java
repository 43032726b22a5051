package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.function.Consumer;

/**
 * The keys of one direction between two steps of the root.
 *
 * @param header seals the headers of all its messages
 * @param key gives the next message's key and then its own successor
 * @param number of the next message
 */
record Chain(Key header, Key key, int number) {
    record Advanced(Key message, Chain chain) {}

    Advanced advance() {
        KeySchedule.Link link = KeySchedule.advance(key);
        return new Advanced(link.message(), new Chain(header, link.chain(), Counter.next(number)));
    }

    void eachKey(Consumer<Key> visitor) {
        visitor.accept(header);
        visitor.accept(key);
    }

    void write(ByteWriter writer) {
        writer.bytes(header.lend()).bytes(key.lend()).u32(number);
    }

    static Chain read(ByteReader reader) throws MalformedException {
        return new Chain(new Key(reader.bytes(Key.BYTES)), new Key(reader.bytes(Key.BYTES)), Counter.read(reader));
    }
}
