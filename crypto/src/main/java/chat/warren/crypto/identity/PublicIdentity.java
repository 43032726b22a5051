package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.text.CheckedText;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What friends know of somebody: the public half of the identity key.
 *
 * <p>As text, {@code warren:id:} and 56 letters of base32 over
 *
 * <pre>
 * 0         1     33         35
 * | version | key | checksum |
 * | u8 = 1  | 32  | 2        |   checksum = first bytes of SHA-256("warren/idtext1" ‖ version ‖ key)
 * </pre>
 *
 * The QR payload is the same text in capitals, which QR codes hold in fewer dots.
 */
public final class PublicIdentity implements Comparable<PublicIdentity> {
    public static final int KEY_BYTES = Ed25519.PUBLIC_BYTES;
    public static final int FINGERPRINT_BYTES = 16;

    private static final int VERSION = 1;
    private static final CheckedText TEXT =
            new CheckedText("warren:id:", "warren/idtext1", "a public identity", 1 + KEY_BYTES);

    private final byte[] key;

    private PublicIdentity(byte[] key) {
        this.key = key;
    }

    /** Checks the key, once and for all: what a stranger calls a key need not be one. */
    public static PublicIdentity of(byte[] key) throws ForgedException {
        if (!Ed25519.isSoundPublicKey(key)) {
            throw new ForgedException("not a sound Ed25519 key");
        }
        return new PublicIdentity(key.clone());
    }

    static PublicIdentity ofOwnKey(byte[] seed) {
        return new PublicIdentity(Ed25519.publicKey(seed));
    }

    public byte[] key() {
        return key.clone();
    }

    /** 16 bytes that stand for the whole key: invites carry them, and people compare them as words. */
    public byte[] fingerprint() {
        return Arrays.copyOf(Hashes.sha256(Bytes.label("warren/id1"), key), FINGERPRINT_BYTES);
    }

    /** The fingerprint to read aloud: twelve words, which hold all 16 bytes and a checksum against mishearing. */
    public List<String> words(WordList list) {
        return list.encode(fingerprint());
    }

    public boolean signed(byte[] signature, byte[]... message) {
        return Ed25519.verify(key, signature, message);
    }

    public String toText() {
        return TEXT.write(body());
    }

    public String toQrPayload() {
        return TEXT.writeForQr(body());
    }

    private byte[] body() {
        return Bytes.concat(new byte[] {VERSION}, key);
    }

    /** Reads a text or a QR payload, however it was capitalised, wrapped or hyphenated on its way. */
    public static PublicIdentity fromText(String text) throws MalformedException {
        byte[] body = TEXT.read(text);
        if (body[0] != VERSION) {
            throw new MalformedException("this public identity was made by a newer version of Warren");
        }
        return of(Arrays.copyOfRange(body, 1, 1 + KEY_BYTES));
    }

    /** Unsigned order of the keys: who is lower takes the first direction of every pair schedule. */
    @Override
    public int compareTo(PublicIdentity other) {
        return Arrays.compareUnsigned(key, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicIdentity that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Four bytes of the fingerprint: enough to follow somebody through a log, too few to find them. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(fingerprint(), 0, 4) + "…";
    }
}
