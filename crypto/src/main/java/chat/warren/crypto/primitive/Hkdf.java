package chat.warren.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869). */
public final class Hkdf {
    /** What the underlying hash gives, and the size of every chain key. */
    public static final int SHA256_BYTES = 32;

    private Hkdf() {}

    /** A key for one purpose, which the label names. */
    public static byte[] derive(byte[] secret, String label, int length) {
        return derive(secret, Bytes.label(label), length);
    }

    public static byte[] derive(byte[] secret, byte[] info, int length) {
        return derive(new byte[0], secret, info, length);
    }

    public static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
        try {
            HKDFParameterSpec parameters =
                    HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).thenExpand(info, length);
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // In JDK 25 always there; lengths are constants of ours.
        }
    }
}
