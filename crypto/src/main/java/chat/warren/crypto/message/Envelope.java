package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;

/**
 * A sealed message as it travels and waits. Every byte is indistinguishable from a random one.
 *
 * <pre>
 * 0       12              94
 * | nonce | sealed header | sealed body                       |
 * | 12    | 66 + tag 16   | attachment, text, zeros + tag 16  |   128 to 65,536 bytes, a multiple of 64
 * </pre>
 */
public final class Envelope {
    /** Sixteen of the large classes. Whatever is longer is a file, and files have keys of their own. */
    public static final int MAX_BYTES = 16 * 4096;
    /** Leaves room for header, padding and an ML-KEM key in the largest envelope. */
    public static final int MAX_TEXT = 64_000;

    static final int HEADER_END = Aead.NONCE_BYTES + Header.BYTES + Aead.TAG_BYTES;
    /** The smallest class that holds a header and an empty text. */
    static final int MIN_BYTES = 128;

    private final byte[] bytes;

    private Envelope(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Only the size can be judged from outside. */
    public static Envelope parse(byte[] bytes) throws MalformedException {
        boolean fits =
                bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES && bytes.length % Padding.ONLINE.step() == 0;
        if (!fits) {
            throw new MalformedException("no envelope has this size");
        }
        return new Envelope(bytes.clone());
    }

    static Envelope of(byte[] nonce, byte[] sealedHeader, byte[] sealedBody) {
        return new Envelope(Bytes.concat(nonce, sealedHeader, sealedBody));
    }

    public byte[] encode() {
        return bytes.clone();
    }

    public MessageId id() {
        return new MessageId(Hashes.sha256(Bytes.label("warren/message-id1"), nonceAndHeader()));
    }

    byte[] nonce() {
        return Arrays.copyOf(bytes, Aead.NONCE_BYTES);
    }

    byte[] openHeader(Key key) throws ForgedException {
        return Aead.open(key.lend(), nonce(), new byte[0], Arrays.copyOfRange(bytes, Aead.NONCE_BYTES, HEADER_END));
    }

    /** Bound into the body's seal. */
    byte[] nonceAndHeader() {
        return Arrays.copyOf(bytes, HEADER_END);
    }

    byte[] sealedBody() {
        return Arrays.copyOfRange(bytes, HEADER_END, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "envelope " + id() + " of " + bytes.length + " bytes";
    }
}
