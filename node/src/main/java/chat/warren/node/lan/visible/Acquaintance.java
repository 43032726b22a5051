package chat.warren.node.lan.visible;

import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ForgedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What two who met on a network share: the beginning of a chain of keys, as an invite's. It stands in for a pair until
 * the request has been answered.
 */
public final class Acquaintance {
    private static final String SECRET = "warren/near1";
    private static final String SEAL = "warren/nearhello1";
    private static final String CHAIN = "warren/nearpair1";
    /** A clock that is a day wrong still finds the chain's hour. */
    private static final int DAYS_BEFORE = 1;

    private final byte[] secret;
    private final int day;
    private final Side side;

    private Acquaintance(byte[] secret, int day, Side side) {
        this.secret = secret;
        this.day = day;
        this.side = side;
    }

    /** On the side that was visible. */
    static Acquaintance visible(byte[] own, byte[] theirs, int day) throws ForgedException {
        return new Acquaintance(secret(own, theirs, X25519.publicKey(own), theirs), day, Side.FIRST);
    }

    /** On the side that has chosen somebody visible. */
    static Acquaintance chosen(byte[] own, Announcement announcement) throws ForgedException {
        byte[] theirs = announcement.publicKey();
        return new Acquaintance(secret(own, theirs, theirs, X25519.publicKey(own)), announcement.day(), Side.SECOND);
    }

    private static byte[] secret(byte[] own, byte[] theirs, byte[] visible, byte[] chooser) throws ForgedException {
        byte[] shared = X25519.agree(own, theirs);
        try {
            return Hkdf.derive(shared, Bytes.concat(Bytes.label(SECRET), visible, chooser), Hkdf.SHA256_BYTES);
        } finally {
            Bytes.wipe(shared);
        }
    }

    byte[] sealKey() {
        return Hkdf.derive(secret, SEAL, Aead.KEY_BYTES);
    }

    /** The chain in which both find the doors for each other's knocks. */
    public PairChain chain() {
        byte[] start = Hkdf.derive(secret, CHAIN, Hkdf.SHA256_BYTES);
        Instant begin = LocalDate.ofEpochDay((long) day - DAYS_BEFORE)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return PairChain.startingAt(start, begin);
    }

    /** Which side of that chain is ours: whoever was visible is the inviter. */
    public Side side() {
        return side;
    }

    @Override
    public String toString() {
        return "an acquaintance";
    }
}
