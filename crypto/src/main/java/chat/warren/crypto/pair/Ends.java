package chat.warren.crypto.pair;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Hashes;
import java.util.Arrays;

/**
 * Who is at the two ends of a pair, in the order on which both agree. Of two friends the identities are told apart; of
 * two devices of one person, whose identity is the same, the devices' signing keys. What the two kinds derive is never
 * the same, whatever keys there are.
 */
public final class Ends {
    private final Side own;
    private final String kind;
    private final byte[] names;

    private Ends(Side own, String kind, byte[] names) {
        this.own = own;
        this.kind = kind;
        this.names = names;
    }

    public static Ends friends(PublicIdentity mine, PublicIdentity friends) {
        Side own = Side.of(mine, friends);
        return new Ends(own, "", inOrder(own, mine.key(), friends.key()));
    }

    /** Two devices of one person, by their signing keys. */
    public static Ends devices(PublicIdentity owner, byte[] mine, byte[] others) {
        int order = Arrays.compareUnsigned(
                Bytes.exactly(Ed25519.PUBLIC_BYTES, mine), Bytes.exactly(Ed25519.PUBLIC_BYTES, others));
        if (order == 0) {
            throw new IllegalArgumentException("a device is no pair with itself");
        }
        Side own = order < 0 ? Side.FIRST : Side.SECOND;
        return new Ends(own, "own", Bytes.concat(owner.key(), inOrder(own, mine, others)));
    }

    private static byte[] inOrder(Side own, byte[] mine, byte[] others) {
        return own == Side.FIRST ? Bytes.concat(mine, others) : Bytes.concat(others, mine);
    }

    /** Which of the two asks. */
    public Side own() {
        return own;
    }

    byte[] linkInfo() {
        return info("link1");
    }

    byte[] presenceInfo() {
        return info("pres1");
    }

    private byte[] info(String purpose) {
        return Bytes.concat(Bytes.label("warren/" + kind + purpose), Hashes.sha256(names));
    }
}
