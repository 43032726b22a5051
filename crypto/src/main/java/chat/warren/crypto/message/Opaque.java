package chat.warren.crypto.message;

import java.util.Arrays;

/** Bytes that are not secret from the friend and mean nothing here: a public key, a ciphertext. */
final class Opaque {
    private final byte[] bytes;

    Opaque(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opaque that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
