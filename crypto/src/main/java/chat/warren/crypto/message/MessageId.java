package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;
import java.util.Arrays;
import java.util.HexFormat;

/** Names one envelope: a hash of its sealed header, so that whoever keeps envelopes can drop doubles unopened. */
public final class MessageId {
    public static final int BYTES = 32;

    private final byte[] bytes;

    public MessageId(byte[] bytes) {
        this.bytes = Bytes.exactly(BYTES, bytes).clone();
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Four bytes: enough to follow one message through a log. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 4) + "…";
    }
}
