package chat.warren.crypto.vault;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** From what somebody types to the bytes that Argon2 sees. */
public final class Passphrase {
    /** One char takes at most three bytes; the four of a rare character come from two chars. */
    private static final int MAX_UTF8_BYTES = 3;

    private Passphrase() {}

    /**
     * UTF-8 of the passphrase in normal form NFKC: "é" is one character on some keyboards and two on others, and full
     * width letters look like letters. Case, spaces at the ends and everything else stay as typed. Unicode promises
     * that the form of characters that exist today never changes.
     *
     * <p>The array given is the caller's to wipe, as is the result. A copy that the JDK's normaliser makes of
     * characters outside ASCII is left to the garbage collector: it only works on strings.
     */
    public static byte[] utf8(char[] typed) throws MalformedException {
        CharSequence normal = isAscii(typed)
                ? CharBuffer.wrap(typed)
                : Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFKC);
        ByteBuffer encoded = ByteBuffer.allocate(MAX_UTF8_BYTES * normal.length());
        CoderResult result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(normal), encoded, true);
        byte[] bytes = new byte[encoded.flip().remaining()];
        encoded.get(bytes);
        Bytes.wipe(encoded.array());
        if (result.isError()) {
            // Half a character outside the basic plane: written as "?" it would open for other halves as well.
            Bytes.wipe(bytes);
            throw new MalformedException("the passphrase holds half a character");
        }
        return bytes;
    }

    private static boolean isAscii(char[] typed) {
        for (char letter : typed) {
            if (letter > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
