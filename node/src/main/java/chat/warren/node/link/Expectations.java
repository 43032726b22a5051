package chat.warren.node.link;

import chat.warren.dht.rendezvous.PairId;

/** Knows who belongs to which pair: the friends' and invites' side of trust. */
public interface Expectations {
    Expectation of(PairId pair);
}
