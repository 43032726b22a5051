package chat.warren.crypto.text;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.Base32;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kind of text: its scheme, and letters of base32 over a body and the first bytes of SHA-256(label ‖ body).
 *
 * @param what it is, for whoever mistyped it
 */
public record CheckedText(String scheme, String label, String what, int bodyBytes) {
    public static final int CHECKSUM_BYTES = 2;

    /** The body with its checksum behind it. */
    public byte[] bytes(byte[] body) {
        return Bytes.concat(body, checksum(body));
    }

    public String write(byte[] body) {
        return scheme + Base32.encode(bytes(body));
    }

    /** The same in capitals, which QR codes hold in fewer dots. */
    public String writeForQr(byte[] body) {
        return write(body).toUpperCase(Locale.ROOT);
    }

    /** The body of a text or a QR payload, however it was capitalised, wrapped or hyphenated on its way. */
    public byte[] read(String text) throws MalformedException {
        String stripped = text.strip();
        if (!stripped.regionMatches(true, 0, scheme, 0, scheme.length())) {
            throw new MalformedException("the text of " + what + " begins with " + scheme);
        }
        return body(Base32.decode(stripped.substring(scheme.length()), bodyBytes + CHECKSUM_BYTES));
    }

    /** What stands before the checksum, if that is right. */
    public byte[] body(byte[] bytes) throws MalformedException {
        if (bytes.length != bodyBytes + CHECKSUM_BYTES) {
            throw new MalformedException("the text of " + what + " has another length");
        }
        byte[] body = Arrays.copyOf(bytes, bodyBytes);
        if (!Arrays.equals(checksum(body), Arrays.copyOfRange(bytes, bodyBytes, bytes.length))) {
            throw new ForgedException("a letter of " + what + " is wrong or missing");
        }
        return body;
    }

    private byte[] checksum(byte[] body) {
        return Arrays.copyOf(Hashes.sha256(Bytes.label(label), body), CHECKSUM_BYTES);
    }
}
