package chat.warren.crypto.message;

import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Has stolen a whole state and now reads the wire. It uses the state as its owner would, and besides tries every key it
 * has ever had as the key of a message and as the key of a chain.
 */
final class Thief {
    private static final int STEPS_TRIED = 100;

    private final List<Key> keys = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(666);
    private Ratchet state;

    Thief(Ratchet victim) throws MalformedException {
        state = Ratchet.parse(victim.encode());
        collect();
    }

    boolean reads(Envelope envelope, Instant now) {
        return opens(state, envelope, now) || opens(pretendingToAnswer(now), envelope, now) || triesKeys(envelope);
    }

    private boolean opens(Ratchet from, Envelope envelope, Instant now) {
        try {
            state = from.open(envelope, now).next();
            collect();
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    /** The victim will step the root with a key that we do not know; we can only make up another. */
    private Ratchet pretendingToAnswer(Instant now) {
        return state.seal(random, now, new byte[0], Padding.ONLINE).next();
    }

    private boolean triesKeys(Envelope envelope) {
        for (Key key : keys) {
            Key chain = key;
            for (int i = 0; i < STEPS_TRIED; i++) {
                KeySchedule.Link link = KeySchedule.advance(chain);
                if (opensWith(chain, envelope) || opensWith(link.message(), envelope)) {
                    return true;
                }
                chain = link.chain();
            }
        }
        return false;
    }

    private static boolean opensWith(Key message, Envelope envelope) {
        try {
            KeySchedule.open(message, envelope.nonce(), envelope.nonceAndHeader(), envelope.sealedBody());
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    private void collect() {
        state.eachKey(key -> {
            if (keys.stream().noneMatch(key::sameAs)) {
                keys.add(key.copy());
            }
        });
    }
}
