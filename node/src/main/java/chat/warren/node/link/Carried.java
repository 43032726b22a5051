package chat.warren.node.link;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.path.PathView;
import java.time.Instant;

/** What a {@link Carrier} tells. */
public interface Carried extends Kept {
    /** Opened, and not seen before. The bytes are the receiver's. */
    void received(PairId pair, Kind kind, byte[] body, Instant now);

    /** There is a way, or a better one than before. */
    void reachable(PairId pair, PathView by, Instant now);

    /** No way is left; the carrier goes on looking. */
    void adrift(PairId pair, Instant now);

    /** Whether we pass datagrams on for this one. Without anybody who decides, for all whom we meet. */
    default boolean lendsTo(PairId pair) {
        return true;
    }

    /** So much was sealed under the session's keys that the two should agree on new ones. */
    void worn(PairId pair, Instant now);
}
