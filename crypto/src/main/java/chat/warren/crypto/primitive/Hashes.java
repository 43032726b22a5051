package chat.warren.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-2, HMAC, and SHA-1 where Mainline wants it. */
public final class Hashes {
    /** Not one byte goes into these: they are copied. To look one up by name takes longer than a short hash. */
    private static final MessageDigest SHA_256 = digest("SHA-256");

    private static final MessageDigest SHA_1 = digest("SHA-1");
    private static final Mac HMAC_SHA_256 = mac("HmacSHA256");

    private Hashes() {}

    public static byte[] sha256(byte[]... parts) {
        return digest(SHA_256, parts);
    }

    /** Names places in the Mainline DHT (BEP 5, BEP 44) and nothing else: it is broken for anything that must hold. */
    public static byte[] sha1(byte[]... parts) {
        return digest(SHA_1, parts);
    }

    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        try {
            Mac mac = (Mac) HMAC_SHA_256.clone();
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException | CloneNotSupportedException impossible) {
            throw new AssertionError(impossible); // The JDK's own can be copied, and any non-empty key will do.
        }
    }

    private static byte[] digest(MessageDigest fresh, byte[][] parts) {
        try {
            MessageDigest digest = (MessageDigest) fresh.clone();
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible); // The JDK's own can.
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // Every JDK must have these three.
        }
    }

    private static Mac mac(String algorithm) {
        try {
            // Without a provider it would choose one anew with each key.
            return Mac.getInstance(algorithm, Mac.getInstance(algorithm).getProvider());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // Every JDK has it.
        }
    }
}
