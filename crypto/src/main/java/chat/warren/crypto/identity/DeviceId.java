package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import java.util.Arrays;
import java.util.HexFormat;

/** Names one device of one person: a hash of its signing key, so that it cannot be claimed by another device. */
public final class DeviceId {
    public static final int BYTES = 16;

    private final byte[] bytes;

    public DeviceId(byte[] bytes) {
        this.bytes = Bytes.exactly(BYTES, bytes).clone();
    }

    static DeviceId ofSigningKey(byte[] signingKey) {
        return new DeviceId(Arrays.copyOf(Hashes.sha256(Bytes.label("warren/device1"), signingKey), BYTES));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Four bytes: enough to follow one device through a log. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 4) + "…";
    }
}
