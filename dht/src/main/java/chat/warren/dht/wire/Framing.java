package chat.warren.dht.wire;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How the datagrams of one network are told from those of another on the same socket. All start with {@code d}.
 *
 * <pre>
 * Mainline   d … e                          a KRPC message without "w" and without "g"
 * overlay    d … 1:w 8:TAG … e              TAG: the first 8 bytes of SHA-256("warren/dhtnet1" ‖ network id)
 * group      d 1:g N: NONCE(12) ‖ BOX  e    BOX: AES-256-GCM of a whole KRPC message, no associated data,
 *                                           under HKDF(group secret, "warren/dhtgroup1" ‖ network id)
 * </pre>
 */
public sealed interface Framing {
    /** The datagram of a message. */
    byte[] write(Dictionary message, RandomGenerator random);

    /** The message in a datagram, or null when it belongs to another network. */
    @Nullable Dictionary open(Dictionary datagram) throws MalformedException;

    /** How many bytes a message grows by. */
    int overhead();

    static Framing mainline() {
        return new Mainline();
    }

    static Framing overlay(String networkId) {
        byte[] hash = Hashes.sha256(Bytes.label("warren/dhtnet1"), Bytes.label(networkId));
        return new Overlay(ByteString.of(hash, 0, Overlay.TAG_BYTES));
    }

    /** A closed group: who does not have the secret sees neither who takes part nor what is said. */
    static Framing group(String networkId, byte[] secret) {
        byte[] info = Bytes.concat(Bytes.label("warren/dhtgroup1"), Bytes.label(networkId));
        return new Group(ByteString.of(Hkdf.derive(secret, info, Aead.KEY_BYTES)));
    }

    record Mainline() implements Framing {
        @Override
        public byte[] write(Dictionary message, RandomGenerator random) {
            return BencodeWriter.write(message);
        }

        @Override
        public @Nullable Dictionary open(Dictionary datagram) {
            return datagram.get("w") == null && datagram.get("g") == null ? datagram : null;
        }

        @Override
        public int overhead() {
            return 0;
        }
    }

    record Overlay(ByteString tag) implements Framing {
        static final int TAG_BYTES = 8;

        @Override
        public byte[] write(Dictionary message, RandomGenerator random) {
            return BencodeWriter.write(
                    Dictionary.builder().putAll(message).put("w", tag).build());
        }

        @Override
        public @Nullable Dictionary open(Dictionary datagram) {
            return datagram.get("w") instanceof ByteString other && tag.equals(other) ? datagram : null;
        }

        @Override
        public int overhead() {
            return "1:w8:".length() + TAG_BYTES;
        }
    }

    /** The key stays inside: it prints as nothing. */
    final class Group implements Framing {
        private final byte[] key;

        private Group(ByteString key) {
            this.key = key.toArray();
        }

        @Override
        public byte[] write(Dictionary message, RandomGenerator random) {
            byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
            byte[] box = Aead.seal(key, nonce, new byte[0], BencodeWriter.write(message));
            return BencodeWriter.write(Dictionary.builder()
                    .put("g", ByteString.of(Bytes.concat(nonce, box)))
                    .build());
        }

        @Override
        public @Nullable Dictionary open(Dictionary datagram) throws MalformedException {
            ByteString sealed = datagram.bytes("g");
            if (sealed == null || sealed.length() < Aead.NONCE_BYTES) {
                return null;
            }
            byte[] bytes = sealed.toArray();
            byte[] nonce = Arrays.copyOf(bytes, Aead.NONCE_BYTES);
            byte[] box = Arrays.copyOfRange(bytes, Aead.NONCE_BYTES, bytes.length);
            try {
                return BencodeReader.readDictionary(Aead.open(key, nonce, new byte[0], box));
            } catch (ForgedException anotherGroup) {
                return null;
            }
        }

        @Override
        public int overhead() {
            return "d1:g1234:e".length() + Aead.NONCE_BYTES + Aead.TAG_BYTES;
        }
    }
}
