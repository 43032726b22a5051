package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.wire.Contact;
import java.util.random.RandomGenerator;

/** The key of an overlay node for a day: what others seal to it. The private half prints as nothing. */
public final class RunKey {
    private final byte[] privateKey;
    private final ByteString publicKey;

    private RunKey(byte[] privateKey) {
        this.privateKey = privateKey;
        this.publicKey = ByteString.of(X25519.publicKey(privateKey));
    }

    public static RunKey random(RandomGenerator random) {
        return new RunKey(Bytes.random(random, X25519.KEY_BYTES));
    }

    public ByteString publicKey() {
        return publicKey;
    }

    byte[] agree(byte[] peerKey) throws ForgedException {
        return X25519.agree(privateKey, peerKey);
    }

    public void wipe() {
        Bytes.wipe(privateKey);
    }

    /**
     * What the id of a node with this key has in its middle: the first 16 bytes of SHA-256("warren/nodekey1" ‖ key).
     * Whoever names a node by its id has named its key as well, so nobody on the way can hand out another.
     */
    public static ByteString tail(ByteString publicKey) {
        byte[] hash = Hashes.sha256(Bytes.label("warren/nodekey1"), publicKey.toArray());
        return ByteString.of(hash, 0, BoundId.TAIL_BYTES);
    }

    /** Whether a node may do more for us than show the way: its id follows from its address and from its key. */
    public static boolean fits(Contact node, ByteString publicKey) {
        return publicKey.length() == X25519.KEY_BYTES
                && BoundId.fits(node)
                && BoundId.tail(node.id()).equals(tail(publicKey));
    }
}
