package chat.warren.crypto.message;

import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;

/**
 * How a chain began, which every header in it repeats, so that any of its messages can come first: the sender's fresh
 * key, how many messages the sender's chain before it had, and which secrets the step took in.
 */
record ChainStart(Opaque ratchetKey, int previous, Mixed mixed) {
    static final int BYTES = 1 + X25519.KEY_BYTES + Integer.BYTES;

    void write(ByteWriter writer) {
        writer.u8(mixed.code()).bytes(ratchetKey.bytes()).u32(previous);
    }

    static ChainStart read(ByteReader reader) throws MalformedException {
        Mixed mixed = Mixed.ofCode(reader.u8());
        return new ChainStart(new Opaque(reader.bytes(X25519.KEY_BYTES)), Counter.read(reader), mixed);
    }
}
