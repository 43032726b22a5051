package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.pair.Side;

/** One of the places of a pair: of one chain, in one hour, for one of the copies. */
record Spot(PairChain chain, long epoch, int copy) {
    boolean exists() {
        return chain.covers(epoch);
    }

    /** The caller wipes it. */
    Rendezvous of(Side publisher) {
        PairEpoch keys = chain.epoch(epoch);
        try {
            return keys.rendezvous(publisher, copy);
        } finally {
            keys.wipe();
        }
    }

    Spot otherCopy() {
        return new Spot(chain, epoch, PairEpoch.COPIES - 1 - copy);
    }
}
