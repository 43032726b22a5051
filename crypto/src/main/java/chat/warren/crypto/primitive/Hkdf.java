package chat.warren.crypto.primitive;

/** HKDF-SHA256 (RFC 5869), over our one HMAC: the JDK's looks up by name three times what it is made of. */
public final class Hkdf {
    /** What the underlying hash gives, and the size of every chain key. */
    public static final int SHA256_BYTES = 32;
    /** The counter of the blocks is one byte. */
    private static final int MOST_BYTES = 255 * SHA256_BYTES;

    private Hkdf() {}

    /** A key for one purpose, which the label names. */
    public static byte[] derive(byte[] secret, String label, int length) {
        return derive(secret, Bytes.label(label), length);
    }

    public static byte[] derive(byte[] secret, byte[] info, int length) {
        return derive(new byte[0], secret, info, length);
    }

    public static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
        // Section 2.2: no salt is one of zeros.
        byte[] extracted = Hashes.hmacSha256(salt.length == 0 ? new byte[SHA256_BYTES] : salt, secret);
        byte[] expanded = expand(extracted, info, length);
        Bytes.wipe(extracted);
        return expanded;
    }

    private static byte[] expand(byte[] extracted, byte[] info, int length) {
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException("HKDF gives 1 to " + MOST_BYTES + " bytes, not " + length);
        }
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int at = 0, count = 1; at < length; at += SHA256_BYTES, count++) {
            byte[] next = Hashes.hmacSha256(extracted, block, info, new byte[] {(byte) count});
            Bytes.wipe(block);
            block = next;
            System.arraycopy(block, 0, out, at, Math.min(SHA256_BYTES, length - at));
        }
        Bytes.wipe(block);
        return out;
    }
}
