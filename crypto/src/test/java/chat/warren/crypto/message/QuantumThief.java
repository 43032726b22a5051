package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;

/**
 * Has stolen a whole state, and has a quantum computer: of every X25519 key that travels it knows the private half. It
 * watches each step of the root that its victim takes and takes it too, as far as it can.
 */
final class QuantumThief {
    private Key root;

    QuantumThief(Ratchet victim) {
        root = victim.root().key().copy();
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
        Opaque friends = after.chains().receiving().orElseThrow().start().ratchetKey();
        byte[] agreed = Chains.agree(own, friends);
        root = KeySchedule.step(root, agreed, MixSecrets.NONE).root();
        Bytes.wipe(agreed);
    }

    boolean knowsTheRootOf(Ratchet victim) {
        return root.sameAs(victim.root().key());
    }
}
