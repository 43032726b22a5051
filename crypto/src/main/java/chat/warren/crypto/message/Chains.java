package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The two directions. One of them is always there: without a chain of ours, the friend's newest key waits for our next
 * step; without one of theirs, nothing has come yet.
 *
 * @param previous messages in our chain before the one that the next step begins
 */
record Chains(Optional<SendingChain> sending, Optional<ReceivingChain> receiving, int previous) {
    Chains sending(SendingChain next) {
        return new Chains(Optional.of(next), receiving, previous);
    }

    Chains receiving(ReceivingChain next) {
        return new Chains(sending, Optional.of(next), previous);
    }

    /** The friend has answered our chain: it is over, and its private key with it. */
    Chains answeredBy(SendingChain over, ReceivingChain answer) {
        return new Chains(Optional.empty(), Optional.of(answer), over.chain().number());
    }

    void eachKey(Consumer<Key> visitor) {
        sending.ifPresent(chain -> chain.eachKey(visitor));
        receiving.ifPresent(chain -> chain.eachKey(visitor));
    }

    void write(ByteWriter writer) {
        writer.u8(sending.isPresent() ? 1 : 0);
        sending.ifPresent(chain -> chain.write(writer));
        writer.u8(receiving.isPresent() ? 1 : 0);
        receiving.ifPresent(chain -> chain.write(writer));
        writer.u32(previous);
    }

    static Chains read(ByteReader reader) throws MalformedException {
        Optional<SendingChain> sending = Flag.read(reader) ? Optional.of(SendingChain.read(reader)) : Optional.empty();
        Optional<ReceivingChain> receiving =
                Flag.read(reader) ? Optional.of(ReceivingChain.read(reader)) : Optional.empty();
        if (sending.isEmpty()) {
            requireKeyToAnswer(receiving);
        }
        return new Chains(sending, receiving, Counter.read(reader));
    }

    /** So that sealing, which uses the key next, cannot fail. */
    private static void requireKeyToAnswer(Optional<ReceivingChain> receiving) throws MalformedException {
        if (receiving.isEmpty()) {
            throw new MalformedException("a state has a chain in one direction at least");
        }
        byte[] any = Bytes.label("any private key finds a bad key.");
        Bytes.wipe(X25519.agree(any, receiving.get().start().ratchetKey().bytes()));
    }

    /** For a key with which an agreement has succeeded before. */
    static byte[] agree(Key own, Opaque friends) {
        try {
            return X25519.agree(own.lend(), friends.bytes());
        } catch (ForgedException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
