package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Brings secrets from outside into the root, after which neither a stolen state nor a quantum computer follows.
 *
 * @param held secrets that wait for a step of the root
 * @param messages own ones since the last healing or the last attempt, up to {@link #ASK_AFTER_MESSAGES}
 * @param hour when that was
 */
record Healing(MixSecrets held, KemExchange kem, int messages, int hour) {
    /** SECURITY.md §5.2. */
    static final int ASK_AFTER_MESSAGES = 50;
    /** SECURITY.md §5.2: seven days. */
    static final int ASK_AFTER_HOURS = 7 * 24;

    record Prepared(Healing healing, Attachment attachment) {}

    static Healing starting(int hour) {
        return new Healing(MixSecrets.NONE, KemExchange.NONE, 0, hour);
    }

    Healing linked(MixSecret secret, int now) {
        return new Healing(held.with(Source.LINK, secret), kem, 0, now);
    }

    /** A step of the root has taken these in. */
    Healing mixed(MixSecrets used, int now) {
        return used.sources().isEmpty() ? this : new Healing(held.without(used), kem, 0, now);
    }

    /** The friend who offers the secret of our answer has it; so has one who mixed it. */
    Healing offered(MixIds offers, Role own) {
        Source answer = Source.kemOf(own.other());
        boolean arrived =
                held.from(answer).map(secret -> offers.offers(answer, secret)).orElse(true);
        return arrived ? new Healing(held, kem.settled(), messages, hour) : this;
    }

    Healing received(Attachment attachment, Role own, int now) throws MalformedException {
        return switch (attachment) {
            case Attachment.None() -> this;
            // One exchange heals both sides, so a new one of the friend's puts ours off.
            case Attachment.KemKey key when key.number() > kem.heard() -> new Healing(held, kem.hearing(key), 0, now);
            // An older key than the newest is one that was settled or given up.
            case Attachment.KemKey _ -> this;
            case Attachment.KemAnswer answer ->
                kem.secretOf(answer)
                        .map(secret ->
                                new Healing(held.with(Source.kemOf(own), secret), kem.answered(), messages, hour))
                        .orElse(this);
        };
    }

    /** What the message that is sealed now takes along. */
    Prepared prepare(RandomGenerator random, Role own, int now) {
        var answering = kem.answering(random);
        if (answering.isPresent()) {
            MixSecrets more =
                    held.with(Source.kemOf(own.other()), answering.get().secret());
            return counting(more, answering.get().exchange(), answering.get().answer());
        }
        if (isDue(now)) {
            KemExchange asking = kem.asking(random);
            Healing begun = new Healing(held, asking, 0, now);
            return new Prepared(begun, asking.question());
        }
        Attachment again = kem.repetition();
        return counting(held, kem.after(again), again);
    }

    private boolean isDue(int now) {
        // A clock that was years ahead and is set right must not put the next asking off for years.
        return !kem.isAsking() && (messages >= ASK_AFTER_MESSAGES || Math.abs(now - hour) >= ASK_AFTER_HOURS);
    }

    private Prepared counting(MixSecrets more, KemExchange next, Attachment attachment) {
        return new Prepared(new Healing(more, next, Math.min(messages + 1, ASK_AFTER_MESSAGES), hour), attachment);
    }

    void eachKey(Consumer<Key> visitor) {
        held.eachKey(visitor);
        kem.eachKey(visitor);
    }

    void write(ByteWriter writer) {
        held.write(writer);
        kem.write(writer);
        writer.u8(messages).u32(hour);
    }

    static Healing read(ByteReader reader) throws MalformedException {
        MixSecrets held = MixSecrets.read(reader);
        KemExchange kem = KemExchange.read(reader);
        int messages = reader.u8();
        if (messages > ASK_AFTER_MESSAGES) {
            throw new MalformedException("messages are counted up to " + ASK_AFTER_MESSAGES);
        }
        return new Healing(held, kem, messages, Counter.read(reader));
    }
}
