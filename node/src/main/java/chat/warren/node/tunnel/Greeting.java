package chat.warren.node.tunnel;

import chat.warren.crypto.datagram.Knock;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The first thing that each side of a tunnel says, sealed as a knock, big-endian:
 *
 * <pre>
 * turn u8 (1 asks, 2 answers) | padding u16 | seed 32 | echo 16
 * </pre>
 *
 * The echo of an answer is the beginning of SHA-256 over the seed it answers; a question has zeros there. After the
 * sealed greeting come as many random bytes as its padding says, so that no two connections begin alike.
 */
final class Greeting {
    /** More would show nothing less: the first flight of any protocol is that long. */
    static final int MOST_PADDING = 700;

    static final int BODY_BYTES = 51;
    /** On the wire, padding not counted. */
    static final int SEALED_BYTES = BODY_BYTES + Knock.OVERHEAD_BYTES;

    private static final int SEED_BYTES = 32;
    private static final int ECHO_BYTES = 16;
    private static final int ASKS = 1;
    private static final int ANSWERS = 2;

    private final boolean answer;
    private final int padding;
    private final byte[] seed;
    private final byte[] echo;

    private Greeting(boolean answer, int padding, byte[] seed, byte[] echo) {
        this.answer = answer;
        this.padding = padding;
        this.seed = seed;
        this.echo = echo;
    }

    static Greeting asking(RandomGenerator random) {
        return new Greeting(
                false, random.nextInt(MOST_PADDING + 1), Bytes.random(random, SEED_BYTES), new byte[ECHO_BYTES]);
    }

    Greeting answer(RandomGenerator random) {
        return new Greeting(true, random.nextInt(MOST_PADDING + 1), Bytes.random(random, SEED_BYTES), echoed());
    }

    static Greeting parse(byte[] body) throws MalformedException {
        ByteReader in = new ByteReader(body);
        int turn = in.u8();
        int padding = in.u16();
        byte[] seed = in.bytes(SEED_BYTES);
        byte[] echo = in.bytes(ECHO_BYTES);
        in.end();
        if (turn != ASKS && turn != ANSWERS) {
            throw new MalformedException("neither a question nor an answer");
        }
        if (padding > MOST_PADDING) {
            throw new MalformedException("more padding than anybody needs");
        }
        return new Greeting(turn == ANSWERS, padding, seed, echo);
    }

    byte[] encode() {
        return new ByteWriter()
                .u8(answer ? ANSWERS : ASKS)
                .u16(padding)
                .bytes(seed)
                .bytes(echo)
                .toArray();
    }

    boolean isQuestion() {
        return !answer;
    }

    boolean answers(Greeting question) {
        return answer && !question.answer && Bytes.equal(echo, question.echoed());
    }

    int padding() {
        return padding;
    }

    /** Hides what the asking side of these two says from now on. */
    static Keystream asked(Greeting question, Greeting reply) {
        return keystream(question, reply, ASKS);
    }

    /** Hides what the answering side says. */
    static Keystream answered(Greeting question, Greeting reply) {
        return keystream(question, reply, ANSWERS);
    }

    private static Keystream keystream(Greeting question, Greeting reply, int direction) {
        byte[] secret = Bytes.concat(question.seed, reply.seed);
        byte[] info = Bytes.concat(Bytes.label("warren/tunnel1"), new byte[] {(byte) direction});
        byte[] key = Hkdf.derive(secret, info, Keystream.KEY_BYTES);
        try {
            return new Keystream(key);
        } finally {
            Bytes.wipe(secret, key);
        }
    }

    private byte[] echoed() {
        return Arrays.copyOf(Hashes.sha256(seed), ECHO_BYTES);
    }

    @Override
    public String toString() {
        return answer ? "an answering greeting" : "an asking greeting";
    }
}
