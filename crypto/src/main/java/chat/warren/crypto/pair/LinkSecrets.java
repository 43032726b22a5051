package chat.warren.crypto.pair;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What two friends, or two devices of one person, derive from 32 random bytes of each, exchanged inside a link whose
 * key exchange was post-quantum (SECURITY.md §5.1). Every secret of later hours descends from here, so all of them
 * inherit that.
 */
public final class LinkSecrets implements AutoCloseable {
    public static final int RANDOM_BYTES = 32;
    /** Six of 64 pictures: 36 bits, enough to compare for one session in which nobody can try twice. */
    public static final int SHORT_CODE_PICTURES = 6;

    private static final int PICTURES = 64;

    private final Ends ends;
    private final byte[] root;

    /**
     * The secrets of one session of two friends.
     *
     * @param lowersRandom what the friend with the lower identity sent
     * @param highersRandom what the other one sent
     */
    public LinkSecrets(PublicIdentity one, PublicIdentity other, byte[] lowersRandom, byte[] highersRandom) {
        this(Ends.friends(one, other), lowersRandom, highersRandom);
    }

    /**
     * The secrets of one session.
     *
     * @param firstsRandom what {@link Side#FIRST} of these ends sent
     * @param secondsRandom what the other one sent
     */
    public LinkSecrets(Ends ends, byte[] firstsRandom, byte[] secondsRandom) {
        this.ends = ends;
        byte[] both =
                Bytes.concat(Bytes.exactly(RANDOM_BYTES, firstsRandom), Bytes.exactly(RANDOM_BYTES, secondsRandom));
        this.root = Hkdf.derive(both, ends.linkInfo(), Hkdf.SHA256_BYTES);
        Bytes.wipe(both);
    }

    /** The chain that takes the place of the one under which the two have met. */
    public PairChain anchor(Instant agreed) {
        byte[] secret = derive("warren/anchor1");
        try {
            return PairChain.anchored(secret, ends, agreed);
        } finally {
            Bytes.wipe(secret);
        }
    }

    /** Seals the datagrams of the link, in place of the path key. */
    public byte[] sessionKey(Side sender) {
        return derive("warren/session1/" + sender.code());
    }

    /** Seals a call's datagrams, so that a media process never holds the link's key. */
    public byte[] mediaKey(Side sender) {
        return derive("warren/media1/" + sender.code());
    }

    /** Mixed into the message ratchet: heals it, against quantum computers as well. */
    public byte[] ratchetSecret() {
        return derive("warren/ratchet1");
    }

    /** Pictures to compare in a call, as places in a list of 64. */
    public List<Integer> shortCode() {
        byte[] bytes = derive("warren/code1");
        List<Integer> pictures = new ArrayList<>(SHORT_CODE_PICTURES);
        for (int i = 0; i < SHORT_CODE_PICTURES; i++) {
            pictures.add(Byte.toUnsignedInt(bytes[i]) % PICTURES);
        }
        return List.copyOf(pictures);
    }

    private byte[] derive(String label) {
        return Hkdf.derive(root, label, Aead.KEY_BYTES);
    }

    @Override
    public void close() {
        Bytes.wipe(root);
    }
}
