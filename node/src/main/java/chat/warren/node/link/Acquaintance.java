package chat.warren.node.link;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.Side;

/**
 * What is needed to meet the other device of a pair.
 *
 * @param anchors shared by both; the carrier advances them and marks as used what the other side is seen to use
 */
public record Acquaintance(PairAnchors anchors, Side own, Openness openness) {
    /** What the other one may learn about where we are. */
    public enum Openness {
        /** Our addresses: the quickest way. */
        ADDRESSES,
        /** Only through whom we can be reached. */
        RELAYS_ONLY,
        /** Not even that we are there. */
        NOTHING
    }

    /** Whether that is the same one, who may know where we are and might not before. */
    public boolean opensTo(Acquaintance other) {
        return anchors.equals(other.anchors)
                && own == other.own
                && openness == Openness.RELAYS_ONLY
                && other.openness == Openness.ADDRESSES;
    }
}
