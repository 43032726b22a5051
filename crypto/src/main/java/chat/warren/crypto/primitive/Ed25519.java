package chat.warren.crypto.primitive;

/** Ed25519 (RFC 8032) by Bouncy Castle: 20 times the JDK's speed here. Keys are 32-byte seeds. */
public final class Ed25519 {
    public static final int SEED_BYTES = 32;
    public static final int PUBLIC_BYTES = 32;
    public static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    public static byte[] publicKey(byte[] seed) {
        byte[] publicKey = new byte[PUBLIC_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(Bytes.exactly(SEED_BYTES, seed), 0, publicKey, 0);
        return publicKey;
    }

    public static byte[] sign(byte[] seed, byte[]... message) {
        byte[] whole = Bytes.concat(message);
        byte[] signature = new byte[SIGNATURE_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
                Bytes.exactly(SEED_BYTES, seed), 0, whole, 0, whole.length, signature, 0);
        return signature;
    }

    public static boolean verify(byte[] publicKey, byte[] signature, byte[]... message) {
        if (publicKey.length != PUBLIC_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        byte[] whole = Bytes.concat(message);
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(signature, 0, publicKey, 0, whole, 0, whole.length);
    }

    /**
     * Whether this is a point of the prime-order group. A long-term key must be one: under a key of small order, one
     * signature can fit many messages.
     */
    public static boolean isSoundPublicKey(byte[] publicKey) {
        return publicKey.length == PUBLIC_BYTES
                && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(publicKey, 0);
    }
}
