package chat.warren.crypto.identity;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.MalformedException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The long-term secret of one person. It signs devices and nothing that travels every day, so it can stay locked away
 * most of the time.
 */
public final class IdentityKey implements AutoCloseable {
    private final Secret seed;
    private final PublicIdentity identity;

    private IdentityKey(byte[] seed) {
        this.identity = PublicIdentity.ofOwnKey(seed);
        this.seed = Secret.owning(seed);
    }

    public static IdentityKey generate(RandomGenerator random) {
        return new IdentityKey(Bytes.random(random, Ed25519.SEED_BYTES));
    }

    /** Takes the seed over: the array given is wiped. */
    public static IdentityKey ofSeed(byte[] seed) {
        return new IdentityKey(Bytes.exactly(Ed25519.SEED_BYTES, seed));
    }

    public PublicIdentity identity() {
        return identity;
    }

    public byte[] sign(byte[]... message) {
        return seed.use(bytes -> Ed25519.sign(bytes, message));
    }

    /** The seed, for sealing it into a profile. The caller wipes it. */
    public byte[] seed() {
        return seed.use(byte[]::clone);
    }

    /** 24 words to write on paper. Whoever has them is this person. */
    public List<String> recoveryWords(WordList list) {
        return seed.use(list::encode);
    }

    public static IdentityKey recover(WordList list, List<String> words) throws MalformedException {
        return new IdentityKey(list.decode(words, Ed25519.SEED_BYTES));
    }

    @Override
    public void close() {
        seed.close();
    }

    @Override
    public String toString() {
        return "key of " + identity;
    }
}
