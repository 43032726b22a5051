package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;

/**
 * Has stolen a whole state, and has a quantum computer: of every X25519 key that travels it knows the private half. It
 * watches each step of the root that its victim takes and takes it too, as far as it can.
 */
final class QuantumThief {
    private Key root;
    private final byte[] linkSecret;

    QuantumThief(Ratchet victim) {
        this(victim, new byte[Ratchet.SECRET_BYTES]);
    }

    /** This one was told the secret of a link as well. */
    QuantumThief(Ratchet victim, byte[] linkSecret) {
        this.root = victim.root().key().copy();
        this.linkSecret = linkSecret;
    }

    /**
     * The victim went from one state to the other; the thief sees the public keys only, and computes the private ones.
     */
    void follow(Ratchet before, Ratchet after) {
        if (before.root().key().sameAs(after.root().key())) {
            return;
        }
        boolean sent = before.chains().sending().isEmpty();
        Key own = (sent ? after : before).chains().sending().orElseThrow().ratchetKey();
        ChainStart received = after.chains().receiving().orElseThrow().start();
        ChainStart begun = sent ? after.chains().sending().orElseThrow().start() : received;
        Opaque friends = received.ratchetKey();
        byte[] agreed = Chains.agree(own, friends);
        root = KeySchedule.step(root, agreed, guessed(begun.mixed())).root();
        Bytes.wipe(agreed);
    }

    /** It reads in the header what was mixed. Without the secrets it can only try its luck. */
    private MixSecrets guessed(Mixed mixed) {
        MixSecrets guessed = MixSecrets.NONE;
        for (Source source : Source.values()) {
            if (mixed.has(source)) {
                byte[] guess = source == Source.LINK ? linkSecret : new byte[Ratchet.SECRET_BYTES];
                guessed = guessed.with(source, MixSecret.of(guess));
            }
        }
        return guessed;
    }

    boolean knowsTheRootOf(Ratchet victim) {
        return root.sameAs(victim.root().key());
    }
}
