package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;

/**
 * A secret of the ratchet. States share their keys, so a key is wiped only when the last state that has it is given up.
 */
final class Key {
    static final int BYTES = Hkdf.SHA256_BYTES;

    private final byte[] bytes;

    /** Takes the array over. */
    Key(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Lends the key itself, not a copy: to be read at once, never kept and never changed. */
    byte[] lend() {
        return bytes;
    }

    Key copy() {
        return new Key(bytes.clone());
    }

    boolean sameAs(Key other) {
        return this == other || Bytes.equal(bytes, other.bytes);
    }

    void wipe() {
        Bytes.wipe(bytes);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
