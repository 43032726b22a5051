package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A request that only the node with one run key can read, and its answer.
 *
 * <pre>
 * request   EPHEMERAL KEY(32) ‖ AES-256-GCM(k1, nonce 0, plain)
 * answer    NONCE(12) ‖ AES-256-GCM(k2, nonce, plain)
 *
 * k1 ‖ k2 = HKDF-SHA256(salt = ephemeral key ‖ run key, X25519(ephemeral, run), the purpose's label)
 * </pre>
 *
 * k1 seals one text in its life, so its nonce may be zero. An answer may be sealed more than once, when a request comes
 * again after it was forgotten: its nonce is drawn.
 */
public final class SealedRequest {
    private static final int OVERHEAD = X25519.KEY_BYTES + Aead.TAG_BYTES;
    private static final byte[] NOTHING = {};

    private final Purpose purpose;
    private final ByteString box;
    private final AnswerKey answerKey;

    private SealedRequest(Purpose purpose, ByteString box, AnswerKey answerKey) {
        this.purpose = purpose;
        this.box = box;
        this.answerKey = answerKey;
    }

    public static SealedRequest to(ByteString runKey, Purpose purpose, byte[] plain, RandomGenerator random)
            throws ForgedException {
        RunKey ephemeral = RunKey.random(random);
        byte[] keys = keys(ephemeral.agree(runKey.toArray()), ephemeral.publicKey(), runKey, purpose);
        ephemeral.wipe();
        byte[] sealed = Aead.seal(
                Arrays.copyOf(keys, Aead.KEY_BYTES),
                new byte[Aead.NONCE_BYTES],
                NOTHING,
                Bytes.exactly(purpose.requestBytes(), plain));
        ByteString box = ByteString.of(Bytes.concat(ephemeral.publicKey().toArray(), sealed));
        return new SealedRequest(purpose, box, new AnswerKey(purpose, Arrays.copyOfRange(keys, 32, 64)));
    }

    /** What a request held, and the key to answer it with. */
    public record Opened(ByteString plain, AnswerKey answerKey) {}

    /**
     * Opens a request that was sealed to this key.
     *
     * @throws ForgedException when it was sealed to another, or damaged
     */
    public static Opened open(RunKey own, Purpose purpose, ByteString box) throws MalformedException {
        if (box.length() != purpose.requestBytes() + OVERHEAD) {
            throw new MalformedException("a request of this kind has one size");
        }
        ByteString ephemeral = box.slice(0, X25519.KEY_BYTES);
        byte[] keys = keys(own.agree(ephemeral.toArray()), ephemeral, own.publicKey(), purpose);
        byte[] sealed = box.slice(X25519.KEY_BYTES, box.length()).toArray();
        byte[] plain = Aead.open(Arrays.copyOf(keys, Aead.KEY_BYTES), new byte[Aead.NONCE_BYTES], NOTHING, sealed);
        return new Opened(ByteString.of(plain), new AnswerKey(purpose, Arrays.copyOfRange(keys, 32, 64)));
    }

    private static byte[] keys(byte[] shared, ByteString ephemeral, ByteString runKey, Purpose purpose) {
        byte[] salt = Bytes.concat(ephemeral.toArray(), runKey.toArray());
        byte[] keys = Hkdf.derive(salt, shared, purpose.label(), 2 * Aead.KEY_BYTES);
        Bytes.wipe(shared);
        return keys;
    }

    public Purpose purpose() {
        return purpose;
    }

    public ByteString box() {
        return box;
    }

    public AnswerKey answerKey() {
        return answerKey;
    }

    /** Seals and opens what comes back. It prints as nothing. */
    public static final class AnswerKey {
        private static final int ANSWER_OVERHEAD = Aead.NONCE_BYTES + Aead.TAG_BYTES;

        private final Purpose purpose;
        private final byte[] key;

        private AnswerKey(Purpose purpose, byte[] key) {
            this.purpose = purpose;
            this.key = key;
        }

        public ByteString seal(byte[] plain, RandomGenerator random) {
            return seal(NOTHING, Bytes.exactly(purpose.answerBytes(), plain), random);
        }

        public ByteString open(ByteString answer) throws MalformedException {
            if (answer.length() != purpose.answerBytes() + ANSWER_OVERHEAD) {
                throw new MalformedException("an answer of this kind has one size");
            }
            return open(NOTHING, answer);
        }

        /** A signal handed on to whoever made the request. Its own direction and use are told by what goes with it. */
        ByteString seal(byte[] associated, byte[] plain, RandomGenerator random) {
            byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
            return ByteString.of(Bytes.concat(nonce, Aead.seal(key, nonce, associated, plain)));
        }

        ByteString open(byte[] associated, ByteString sealed) throws MalformedException {
            if (sealed.length() < ANSWER_OVERHEAD) {
                throw new MalformedException("shorter than a nonce and a tag");
            }
            byte[] bytes = sealed.toArray();
            byte[] nonce = Arrays.copyOf(bytes, Aead.NONCE_BYTES);
            byte[] box = Arrays.copyOfRange(bytes, Aead.NONCE_BYTES, bytes.length);
            return ByteString.of(Aead.open(key, nonce, associated, box));
        }
    }
}
