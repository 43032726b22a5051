package chat.warren.node.lan.visible;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;

/**
 * What goes back to somebody visible, to where the announcement came from, 113 bytes always:
 *
 * <pre>
 * 0     32
 * | key | AES-256-GCM( name length u8 | name 64 ) | tag 16 |
 * </pre>
 *
 * The key is an X25519 key for this hello, and never begins with {@code d}. The seal's key comes from both keys and is
 * used once, so its nonce may be zero.
 */
final class Hello {
    static final int BYTES = X25519.KEY_BYTES + Nickname.WIRE_BYTES + Aead.TAG_BYTES;

    private static final byte[] NONCE = new byte[Aead.NONCE_BYTES];

    private Hello() {}

    static byte[] seal(byte[] own, Acquaintance acquaintance, Nickname name) {
        ByteWriter plain = new ByteWriter();
        name.write(plain);
        byte[] publicKey = X25519.publicKey(own);
        return Bytes.concat(publicKey, Aead.seal(acquaintance.sealKey(), NONCE, publicKey, plain.toArray()));
    }

    static byte[] publicKey(byte[] hello) {
        return Arrays.copyOf(hello, X25519.KEY_BYTES);
    }

    static Nickname open(byte[] hello, Acquaintance acquaintance) throws MalformedException {
        byte[] sealed = Arrays.copyOfRange(hello, X25519.KEY_BYTES, hello.length);
        ByteReader in = new ByteReader(Aead.open(acquaintance.sealKey(), NONCE, publicKey(hello), sealed));
        Nickname name = Nickname.read(in);
        in.end();
        return name;
    }
}
