package chat.warren.node.link;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.dht.rendezvous.PairId;
import java.time.Instant;

/**
 * Brings datagrams to the other device of a pair and back, by whatever way there is. A link does not know which, nor
 * that it changes.
 */
public interface Carrier {
    /** Begins to look for the other device, and to be found by it. */
    void meet(PairId pair, Acquaintance acquaintance, Instant now);

    /** Stops looking, takes back what was published, and hears nothing of them any more. */
    void part(PairId pair, Instant now);

    /** Somebody waits for this one. */
    void hurry(PairId pair, Instant now);

    /** Sends by the best way there is; loses it when there is none, as networks do. */
    void send(PairId pair, Kind kind, byte[] body, Instant now);

    /** The longest body that gets through just now. */
    int room(PairId pair);

    /**
     * From now on datagrams are sealed under what was agreed inside the link, and those of the session before are still
     * opened for a while. What is needed of the secrets is taken at once.
     */
    void agreed(PairId pair, LinkSecrets secrets, Instant now);
}
