package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the friend seals with, as far as we have followed.
 *
 * @param heard what its messages have offered to mix, as far as they have come
 */
record ReceivingChain(ChainStart start, Chain chain, MixIds heard) {
    /** The chain further on, and the keys passed by on the way. */
    record Ahead(ReceivingChain chain, List<SkippedKey> passed) {}

    ReceivingChain at(Chain next) {
        return new ReceivingChain(start, next, heard);
    }

    ReceivingChain hearing(MixIds said) throws MalformedException {
        return new ReceivingChain(start, chain, heard.heard(said));
    }

    Ahead skipTo(int number, int hour) throws TooFarAheadException {
        if (number - chain.number() > SkippedKeys.MAX_SKIP) {
            throw new TooFarAheadException();
        }
        List<SkippedKey> passed = new ArrayList<>();
        Chain at = chain;
        while (at.number() < number) {
            Chain.Advanced advanced = at.advance();
            passed.add(new SkippedKey(at.number(), hour, advanced.message()));
            if (at.number() > chain.number()) { // The first is the old state's.
                at.key().wipe();
            }
            at = advanced.chain();
        }
        return new Ahead(at(at), passed);
    }

    void eachKey(Consumer<Key> visitor) {
        chain.eachKey(visitor);
    }

    void write(ByteWriter writer) {
        start.write(writer);
        chain.write(writer);
        heard.write(writer);
    }

    static ReceivingChain read(ByteReader reader) throws MalformedException {
        return new ReceivingChain(ChainStart.read(reader), Chain.read(reader), MixIds.read(reader));
    }
}
