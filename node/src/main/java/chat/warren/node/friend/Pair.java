package chat.warren.node.friend;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.row.Octets;
import java.time.Instant;

/** This device and one other. The anchors are shared with the carrier, which meets under them. */
final class Pair {
    private final PairId id;
    private final Side own;
    private final PairAnchors anchors;
    private With with;
    private boolean cold;

    Pair(PairId id, Side own, With with, boolean cold, PairAnchors anchors) {
        this.id = id;
        this.own = own;
        this.with = with;
        this.cold = cold;
        this.anchors = anchors;
    }

    PairId id() {
        return id;
    }

    Side own() {
        return own;
    }

    With with() {
        return with;
    }

    /** No link was ever up between the two devices. */
    boolean cold() {
        return cold;
    }

    PairAnchors anchors() {
        return anchors;
    }

    PairRow row() {
        return row(with, cold, anchors);
    }

    PairRow row(With then, boolean stillCold, PairAnchors chains) {
        return new PairRow(id.number(), own, then, stillCold, Octets.of(chains.toStored()));
    }

    /** Whoever came to this pair is that device, and from now on only the two have the key. */
    void claimed(With.Device by, PairChain chain, Instant wall) {
        with = by;
        cold = false;
        anchors.agree(chain, wall);
        anchors.usedByFriend(chain);
    }

    void warm() {
        cold = false;
    }
}
