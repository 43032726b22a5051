package chat.warren.crypto.primitive;

import chat.warren.crypto.wire.ForgedException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Provider;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM by the JDK, which uses the processor's instructions: 30 times Bouncy Castle's speed here.
 *
 * <p>Each thread keeps a cipher, which keeps the last key until the next is used on that thread. Without, a key would
 * stay in the memory as well, in what the garbage collector has not yet used again.
 */
public final class Aead {
    public static final int KEY_BYTES = 32;
    public static final int NONCE_BYTES = 12;
    public static final int TAG_BYTES = 16;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    /** Whose it is, found once: to look through all of them takes longer than to seal a short text. */
    private static final Provider PROVIDER = provider();

    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Aead::fresh);

    private Aead() {}

    /** The ciphertext with its tag at the end. A nonce must never meet the same key twice. */
    public static byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(associated);
            return cipher.doFinal(plaintext);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // Key and nonce sizes are checked below.
        }
    }

    public static byte[] open(byte[] key, byte[] nonce, byte[] associated, byte[] sealed) throws ForgedException {
        if (sealed.length < TAG_BYTES) {
            throw new ForgedException("sealed bytes end in a tag of " + TAG_BYTES + " bytes");
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(associated);
            return cipher.doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new ForgedException("sealed bytes do not open with this key");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        SecretKeySpec secret = new SecretKeySpec(Bytes.exactly(KEY_BYTES, key), "AES");
        GCMParameterSpec parameters = new GCMParameterSpec(8 * TAG_BYTES, Bytes.exactly(NONCE_BYTES, nonce));
        Cipher cipher = CIPHERS.get();
        try {
            cipher.init(mode, secret, parameters);
        } catch (InvalidAlgorithmParameterException again) {
            // It was this key and nonce that it sealed with last. Whoever seals the same once more, after a
            // transaction that was taken back, may; what nonces are used for is for the caller to know.
            cipher = fresh();
            cipher.init(mode, secret, parameters);
        }
        return cipher;
    }

    private static Cipher fresh() {
        try {
            return Cipher.getInstance(TRANSFORMATION, PROVIDER);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // Its provider has it.
        }
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // Every JDK has it.
        }
    }
}
