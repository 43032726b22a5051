package chat.warren.node.link;

import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What one side brings to the secrets of a session: random bytes that only the two ever see. */
final class Share {
    private final byte[] bytes;

    private Share(byte[] bytes) {
        this.bytes = bytes;
    }

    static Share draw(RandomGenerator random) {
        return new Share(Bytes.random(random, LinkSecrets.RANDOM_BYTES));
    }

    static Share read(ByteReader reader) throws MalformedException {
        return new Share(reader.bytes(LinkSecrets.RANDOM_BYTES));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    void wipe() {
        Bytes.wipe(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Share that && Bytes.equal(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
