package chat.warren.node.tunnel;

import chat.warren.crypto.primitive.Bytes;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes one direction of a tunnel uniform from its first bit to its last: AES-256 in counter mode, under a key that is
 * used for nothing else. It hides lengths and where datagrams begin. That they are genuine is shown by their own seals.
 */
final class Keystream {
    static final int KEY_BYTES = 32;

    private static final int BLOCK_BYTES = 16;

    private final Cipher cipher;

    Keystream(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Bytes.exactly(KEY_BYTES, key), "AES"),
                    new IvParameterSpec(new byte[BLOCK_BYTES]));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // Every JDK has it.
        }
    }

    /** The next bytes, hidden or shown again: both are the same. In place. */
    void apply(byte[] bytes) {
        try {
            int done = cipher.update(bytes, 0, bytes.length, bytes, 0);
            if (done != bytes.length) {
                throw new AssertionError("counter mode held back " + (bytes.length - done) + " bytes");
            }
        } catch (ShortBufferException impossible) {
            throw new AssertionError(impossible); // It is as long as what goes in.
        }
    }
}
