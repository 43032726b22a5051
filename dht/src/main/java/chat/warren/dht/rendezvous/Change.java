package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Presence;
import java.time.Instant;

/** What a watch has to tell about the other one of a pair. */
public sealed interface Change {
    PairId pair();

    /**
     * The other left word, for the first time or again.
     *
     * @param chain under which: it shows that the other one has this chain
     * @param written when, by the other's clock and to the minute. Old word may be all that is left of one who went
     *     offline without saying so: the next hour tells.
     */
    record Found(PairId pair, PairChain chain, Presence presence, Instant written) implements Change {}

    /** The other is somewhere else now, or started anew. */
    record Changed(PairId pair, PairChain chain, Presence presence, Instant written) implements Change {}

    /** The other said farewell, hides, or did not come back in a new hour. */
    record Lost(PairId pair) implements Change {}
}
