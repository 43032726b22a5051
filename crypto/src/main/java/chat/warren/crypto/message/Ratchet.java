package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One end of the sealing between two devices, at one moment. Nothing here changes: sealing and opening give the next
 * state, and the old one stays good until it is given up with {@link #wipeAllBut}.
 *
 * <p>Write the next state in the same transaction as the sealed envelope or the opened text, and only then send the
 * envelope or the receipt. A crash before that has changed nothing; after it, nothing is missing.
 */
public final class Ratchet {
    /** What a start and a link secret have: as {@code LinkSecrets.ratchetSecret} gives it. */
    public static final int SECRET_BYTES = Key.BYTES;

    /** A message that others overtook can be opened for so long. */
    public static final Duration KEYS_WAIT = Duration.ofHours(SkippedKeys.MAX_HOURS);

    private static final int VERSION = 1;
    private static final byte[] NOTHING = {};

    private final Role role;
    private final Root root;
    private final Chains chains;
    private final SkippedKeys skipped;
    private final Healing healing;

    /** A sealed message and the state to go on from. */
    public record Sealed(Ratchet next, Envelope envelope) {}

    Ratchet(Role role, Root root, Chains chains, SkippedKeys skipped, Healing healing) {
        this.role = role;
        this.root = root;
        this.chains = chains;
        this.skipped = skipped;
        this.healing = healing;
    }

    /**
     * Both ends start with the same secret, agreed inside a hybrid link; either may write first.
     *
     * @param associated names the two devices, in an order that both know: nothing opens between any others
     */
    public static Ratchet start(Role role, byte[] secret, byte[] associated, Instant now) {
        return Beginning.state(role, Bytes.exactly(SECRET_BYTES, secret), associated, Hour.of(now));
    }

    /**
     * To be called after each link, with the secret agreed inside. It goes into the root once each end knows from a
     * sealed message that the other has stored it too, so it does no harm if only one of them has.
     */
    public Ratchet linked(byte[] linkSecret, Instant now) {
        MixSecret secret = MixSecret.of(Bytes.exactly(SECRET_BYTES, linkSecret).clone());
        return with(healing.linked(secret, Hour.of(now)));
    }

    public Sealed seal(RandomGenerator random, Instant now, byte[] text, Padding padding) {
        if (text.length > Envelope.MAX_TEXT) {
            throw new IllegalArgumentException("a text has up to " + Envelope.MAX_TEXT + " bytes");
        }
        int hour = Hour.of(now);
        Ratchet ready = chains.sending().isPresent() ? this : stepped(random, hour);
        Healing.Prepared prepared = ready.healing.prepare(random, role, hour);
        SendingChain chain =
                ready.chains.sending().orElseThrow().offering(prepared.healing().held());
        Chain.Advanced advanced = chain.chain().advance();
        Header header = new Header(
                chain.start(),
                chain.chain().number(),
                chain.offered().ids(),
                prepared.attachment().code());
        byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
        byte[] sealedHeader = Aead.seal(chain.chain().header().lend(), nonce, NOTHING, header.encode());
        byte[] body = Body.encode(prepared.attachment(), text, padding);
        byte[] sealedBody = KeySchedule.seal(advanced.message(), nonce, Bytes.concat(nonce, sealedHeader), body);
        Bytes.wipe(body);
        advanced.message().wipe();
        Ratchet next = new Ratchet(
                role,
                ready.root,
                ready.chains.sending(chain.at(advanced.chain())),
                skipped.forgetting(hour),
                prepared.healing());
        return new Sealed(next, Envelope.of(nonce, sealedHeader, sealedBody));
    }

    /** Our step of the root: a fresh key of ours, the friend's newest, and the secrets that both are known to have. */
    private Ratchet stepped(RandomGenerator random, int hour) {
        ReceivingChain answered = chains.receiving().orElseThrow();
        Key fresh = new Key(Bytes.random(random, X25519.KEY_BYTES));
        MixSecrets shared = healing.held().sharedWith(answered.heard());
        byte[] agreed = Chains.agree(fresh, answered.start().ratchetKey());
        KeySchedule.Step step = KeySchedule.step(root.key(), agreed, shared);
        Bytes.wipe(agreed);
        Opaque publicKey = new Opaque(X25519.publicKey(fresh.lend()));
        ChainStart start = new ChainStart(publicKey, chains.previous(), shared.sources());
        Chain chain = new Chain(root.nextSending(), step.chain(), 0);
        return new Ratchet(
                role,
                new Root(step.root(), step.nextHeader(), root.nextReceiving()),
                chains.sending(new SendingChain(start, fresh, chain, MixSecrets.NONE)),
                skipped,
                healing.mixed(shared, hour));
    }

    /**
     * The text of an envelope, in whatever order they come.
     *
     * @throws KeyGoneException if it was opened before, or its key was given up
     * @throws TooFarAheadException if too many before it are missing
     */
    public Opened open(Envelope envelope, Instant now) throws MalformedException {
        return new Opening(this, envelope, Hour.of(now)).open();
    }

    /**
     * Without the keys that have waited for their message too long: also of those who write nothing. Empty when there
     * are none.
     */
    public Optional<Ratchet> forgetting(Instant now) {
        int hour = Hour.of(now);
        return skipped.hasForgettable(hour)
                ? Optional.of(new Ratchet(role, root, chains, skipped.forgetting(hour), healing))
                : Optional.empty();
    }

    /** Gives this state up: wipes every key that the next one does not have. Not before that one is stored. */
    public void wipeAllBut(Ratchet next) {
        Set<Key> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        next.eachKey(kept::add);
        eachKey(key -> {
            if (!kept.contains(key)) {
                key.wipe();
            }
        });
    }

    /** Of which every state has exactly one. Secret: it is stored sealed, and the caller wipes it. */
    public byte[] encode() {
        ByteWriter writer = new ByteWriter().u8(VERSION).u8(role.code());
        root.write(writer);
        chains.write(writer);
        skipped.write(writer);
        healing.write(writer);
        byte[] bytes = writer.toArray();
        writer.wipe();
        return bytes;
    }

    public static Ratchet parse(byte[] bytes) throws MalformedException {
        ByteReader reader = new ByteReader(bytes);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a ratchet's state of a version we do not know");
        }
        Ratchet ratchet = new Ratchet(
                Role.ofCode(reader.u8()),
                Root.read(reader),
                Chains.read(reader),
                SkippedKeys.read(reader),
                Healing.read(reader));
        reader.end();
        return ratchet;
    }

    void eachKey(Consumer<Key> visitor) {
        root.eachKey(visitor);
        chains.eachKey(visitor);
        skipped.eachKey(visitor);
        healing.eachKey(visitor);
    }

    private Ratchet with(Healing next) {
        return new Ratchet(role, root, chains, skipped, next);
    }

    Role role() {
        return role;
    }

    Root root() {
        return root;
    }

    Chains chains() {
        return chains;
    }

    SkippedKeys skipped() {
        return skipped;
    }

    Healing healing() {
        return healing;
    }

    @Override
    public String toString() {
        return "(the ratchet of the " + role + ")";
    }
}
