package chat.warren.crypto.message;

import chat.warren.crypto.primitive.X25519;
import java.util.Optional;

/**
 * The first state of either end. The responder has a first chain and a first ratchet key that both ends derive, so that
 * it can write before anything has come; the initiator's first step answers that key.
 */
final class Beginning {
    private Beginning() {}

    static Ratchet state(Role role, byte[] secret, byte[] associated, int hour) {
        Key[] keys = KeySchedule.start(secret, new Opaque(associated), 6);
        Key root = keys[0];
        Key initiatorsHeader = keys[1];
        Key respondersNextHeader = keys[2];
        Key respondersRatchet = keys[3];
        Chain first = new Chain(keys[4], keys[5], 0);
        ChainStart start = new ChainStart(new Opaque(X25519.publicKey(respondersRatchet.lend())), 0, Mixed.NOTHING);
        return switch (role) {
            case INITIATOR -> {
                respondersRatchet.wipe();
                yield state(
                        role,
                        new Root(root, initiatorsHeader, respondersNextHeader),
                        new Chains(Optional.empty(), Optional.of(new ReceivingChain(start, first, MixIds.NONE)), 0),
                        hour);
            }
            case RESPONDER ->
                state(
                        role,
                        new Root(root, respondersNextHeader, initiatorsHeader),
                        new Chains(
                                Optional.of(new SendingChain(start, respondersRatchet, first, MixSecrets.NONE)),
                                Optional.empty(),
                                0),
                        hour);
        };
    }

    private static Ratchet state(Role role, Root root, Chains chains, int hour) {
        return new Ratchet(role, root, chains, SkippedKeys.NONE, Healing.starting(hour));
    }
}
