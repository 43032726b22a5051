package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ForgedException;
import java.util.Arrays;

/**
 * How keys come from keys:
 *
 * <pre>
 * start    six keys               = HKDF(secret, "warren/ratchet-start1" ‖ associated)
 * step     root, chain, header    = HKDF(salt = root, X25519 ‖ mixed secrets, "warren/ratchet-step1" ‖ mixed(1))
 * chain    message, next chain    = HMAC(chain, 0x01), HMAC(chain, 0x02)
 * message  key(32) ‖ nonce(12)    = HKDF(message, "warren/message1" ‖ the envelope's nonce)
 * </pre>
 *
 * <p>The envelope's random nonce goes into the last line so that even a profile put back from a copy of the disk, which
 * seals anew with an old chain, does not use one key and nonce for two texts.
 */
final class KeySchedule {
    private static final byte[] MESSAGE = {1};
    private static final byte[] NEXT = {2};

    private KeySchedule() {}

    record Step(Key root, Key chain, Key nextHeader) {}

    record Link(Key message, Key chain) {}

    static Key[] start(byte[] secret, Opaque associated, int count) {
        byte[] info = Bytes.concat(Bytes.label("warren/ratchet-start1"), associated.bytes());
        return split(Hkdf.derive(secret, info, count * Key.BYTES), count);
    }

    static Step step(Key root, byte[] agreed, MixSecrets mixed) {
        byte[] label = Bytes.label("warren/ratchet-step1");
        byte[] info = Bytes.concat(label, new byte[] {(byte) mixed.sources().code()});
        byte[] joined = mixed.joined();
        byte[] input = Bytes.concat(agreed, joined);
        Key[] keys = split(Hkdf.derive(root.lend(), input, info, 3 * Key.BYTES), 3);
        Bytes.wipe(joined, input);
        return new Step(keys[0], keys[1], keys[2]);
    }

    static Link advance(Key chain) {
        return new Link(
                new Key(Hashes.hmacSha256(chain.lend(), MESSAGE)), new Key(Hashes.hmacSha256(chain.lend(), NEXT)));
    }

    static byte[] seal(Key message, byte[] envelopeNonce, byte[] associated, byte[] body) {
        byte[] both = messageKey(message, envelopeNonce);
        byte[] key = Arrays.copyOf(both, Aead.KEY_BYTES);
        try {
            return Aead.seal(key, Arrays.copyOfRange(both, Aead.KEY_BYTES, both.length), associated, body);
        } finally {
            Bytes.wipe(both, key);
        }
    }

    static byte[] open(Key message, byte[] envelopeNonce, byte[] associated, byte[] sealed) throws ForgedException {
        byte[] both = messageKey(message, envelopeNonce);
        byte[] key = Arrays.copyOf(both, Aead.KEY_BYTES);
        try {
            return Aead.open(key, Arrays.copyOfRange(both, Aead.KEY_BYTES, both.length), associated, sealed);
        } finally {
            Bytes.wipe(both, key);
        }
    }

    private static byte[] messageKey(Key message, byte[] envelopeNonce) {
        byte[] info = Bytes.concat(Bytes.label("warren/message1"), envelopeNonce);
        return Hkdf.derive(message.lend(), info, Aead.KEY_BYTES + Aead.NONCE_BYTES);
    }

    private static Key[] split(byte[] all, int count) {
        Key[] keys = new Key[count];
        for (int i = 0; i < count; i++) {
            keys[i] = new Key(Arrays.copyOfRange(all, i * Key.BYTES, (i + 1) * Key.BYTES));
        }
        Bytes.wipe(all);
        return keys;
    }
}
