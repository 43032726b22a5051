package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.function.Consumer;

/**
 * What we seal with until the friend answers.
 *
 * @param ratchetKey the private half of the key in the start, with which the answer is understood
 * @param offered what its messages have offered to mix: it stands until the answer, whatever comes meanwhile
 */
record SendingChain(ChainStart start, Key ratchetKey, Chain chain, MixSecrets offered) {
    SendingChain offering(MixSecrets held) {
        return new SendingChain(start, ratchetKey, chain, offered.pinning(held));
    }

    SendingChain at(Chain next) {
        return new SendingChain(start, ratchetKey, next, offered);
    }

    void eachKey(Consumer<Key> visitor) {
        visitor.accept(ratchetKey);
        chain.eachKey(visitor);
        offered.eachKey(visitor);
    }

    void write(ByteWriter writer) {
        start.write(writer);
        writer.bytes(ratchetKey.lend());
        chain.write(writer);
        offered.write(writer);
    }

    static SendingChain read(ByteReader reader) throws MalformedException {
        return new SendingChain(
                ChainStart.read(reader), new Key(reader.bytes(Key.BYTES)), Chain.read(reader), MixSecrets.read(reader));
    }
}
