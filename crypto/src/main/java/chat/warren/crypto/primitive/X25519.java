package chat.warren.crypto.primitive;

import chat.warren.crypto.wire.ForgedException;

/** X25519 (RFC 7748) by Bouncy Castle. */
public final class X25519 {
    public static final int KEY_BYTES = 32;

    private X25519() {}

    public static byte[] publicKey(byte[] privateKey) {
        byte[] publicKey = new byte[KEY_BYTES];
        org.bouncycastle.math.ec.rfc7748.X25519.generatePublicKey(
                Bytes.exactly(KEY_BYTES, privateKey), 0, publicKey, 0);
        return publicKey;
    }

    /** RFC 7748 §6.1 lets us check for the all-zero value, and we do: a peer's key of small order is an attack. */
    public static byte[] agree(byte[] privateKey, byte[] peerKey) throws ForgedException {
        byte[] shared = new byte[KEY_BYTES];
        boolean sound = peerKey.length == KEY_BYTES
                && org.bouncycastle.math.ec.rfc7748.X25519.calculateAgreement(
                        Bytes.exactly(KEY_BYTES, privateKey), 0, peerKey, 0, shared, 0);
        if (!sound) {
            throw new ForgedException("a public key that leaves no secret");
        }
        return shared;
    }
}
