package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.MlKem768;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * ML-KEM in both directions: what we asked and the friend has not answered, what they asked and do not have the answer
 * to. Keys and answers are repeated until they have served, since any message can be lost.
 *
 * @param asked how many keys we have sent; the seed is that of the last, until it is answered
 * @param heard the number of the friend's newest key
 * @param friends that key while it is unanswered, then our answer until the friend is known to have it
 * @param quiet messages since the last one with an attachment, up to {@link #REPEAT_AFTER}
 */
record KemExchange(int asked, Optional<Key> seed, int heard, Attachment friends, int quiet) {
    /** A lost key or answer is soon made up for, and a long monologue grows by an eighth of a kilobyte a message. */
    static final int REPEAT_AFTER = 8;

    static final KemExchange NONE = new KemExchange(0, Optional.empty(), 0, new Attachment.None(), 0);

    record Answering(KemExchange exchange, Attachment.KemAnswer answer, MixSecret secret) {}

    boolean isAsking() {
        return seed.isPresent();
    }

    KemExchange asking(RandomGenerator random) {
        Key fresh = new Key(Bytes.random(random, MlKem768.SEED_BYTES));
        return new KemExchange(Counter.next(asked), Optional.of(fresh), heard, friends, 0);
    }

    KemExchange hearing(Attachment.KemKey key) {
        return new KemExchange(asked, seed, key.number(), key, quiet);
    }

    /** The friend answered: the secret, if it was the answer we are waiting for. */
    Optional<MixSecret> secretOf(Attachment.KemAnswer answer) throws ForgedException {
        if (seed.isEmpty() || answer.number() != asked) {
            return Optional.empty();
        }
        return Optional.of(MixSecret.of(
                MlKem768.decapsulate(seed.get().lend(), answer.ciphertext().bytes())));
    }

    KemExchange answered() {
        return new KemExchange(asked, Optional.empty(), heard, friends, quiet);
    }

    /** Our answer has arrived, and need not be repeated. */
    KemExchange settled() {
        boolean answering = friends instanceof Attachment.KemAnswer;
        return answering ? new KemExchange(asked, seed, heard, new Attachment.None(), quiet) : this;
    }

    Optional<Answering> answering(RandomGenerator random) {
        if (!(friends instanceof Attachment.KemKey key)) {
            return Optional.empty();
        }
        try {
            MlKem768.Encapsulated made = MlKem768.encapsulate(random, key.key().bytes());
            var answer = new Attachment.KemAnswer(key.number(), new Opaque(made.ciphertext()));
            KemExchange next = new KemExchange(asked, seed, heard, answer, 0);
            return Optional.of(new Answering(next, answer, MixSecret.of(made.secret())));
        } catch (ForgedException impossible) {
            throw new AssertionError(impossible); // It was checked when it came.
        }
    }

    /** What the next message repeats. */
    Attachment repetition() {
        if (quiet < REPEAT_AFTER) {
            return new Attachment.None();
        }
        return friends instanceof Attachment.KemAnswer ? friends : question();
    }

    Attachment question() {
        return seed.<Attachment>map(key -> new Attachment.KemKey(asked, new Opaque(MlKem768.publicKey(key.lend()))))
                .orElse(new Attachment.None());
    }

    KemExchange after(Attachment attachment) {
        int next = attachment.code() == 0 ? Math.min(quiet + 1, REPEAT_AFTER) : 0;
        return new KemExchange(asked, seed, heard, friends, next);
    }

    void eachKey(Consumer<Key> visitor) {
        seed.ifPresent(visitor);
    }

    void write(ByteWriter writer) {
        writer.u32(asked).u8(seed.isPresent() ? 1 : 0);
        seed.ifPresent(key -> writer.bytes(key.lend()));
        writer.u32(heard).u8(friends.code());
        friends.write(writer);
        writer.u8(quiet);
    }

    static KemExchange read(ByteReader reader) throws MalformedException {
        int asked = Counter.read(reader);
        Optional<Key> seed =
                Flag.read(reader) ? Optional.of(new Key(reader.bytes(MlKem768.SEED_BYTES))) : Optional.empty();
        int heard = Counter.read(reader);
        Attachment friends = Attachment.read(reader.u8(), reader);
        int quiet = reader.u8();
        if (quiet > REPEAT_AFTER) {
            throw new MalformedException("quiet is counted up to " + REPEAT_AFTER);
        }
        return new KemExchange(asked, seed, heard, friends, quiet);
    }
}
