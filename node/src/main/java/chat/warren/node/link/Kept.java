package chat.warren.node.link;

import chat.warren.dht.rendezvous.PairId;
import java.time.Instant;

/**
 * Told by a {@link Carrier} when it moved the anchors of a pair: forgot hours that are over, or saw that the other side
 * uses the newest chain. They are the same object that {@link Acquaintance} brought, so nothing but the word is handed
 * on.
 */
public interface Kept {
    void moved(PairId pair, Instant now);
}
