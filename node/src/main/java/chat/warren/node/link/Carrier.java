package chat.warren.node.link;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.dht.rendezvous.PairId;
import java.time.Instant;
import java.util.List;

/**
 * Brings datagrams to the other device of a pair and back, by whatever way there is. A link does not know which, nor
 * that it changes.
 */
public interface Carrier {
    /** Begins to look for the other device, and to be found by it. */
    void meet(PairId pair, Acquaintance acquaintance, Instant now);

    /**
     * Goes on to meet, and the other side may from now on learn more or less of where we are. Whoever can keep the way
     * that carries does.
     */
    default void meetAs(PairId pair, Acquaintance acquaintance, Instant now) {
        part(pair, now);
        meet(pair, acquaintance, now);
    }

    /** Stops looking, takes back what was published, and hears nothing of them any more. */
    void part(PairId pair, Instant now);

    /** Somebody waits for this one. */
    void hurry(PairId pair, Instant now);

    /**
     * Sends by the best way there is; loses it when there is none, as networks do. Tells nobody of anything before it
     * returns.
     */
    void send(PairId pair, Kind kind, byte[] body, Instant now);

    /** Sends what leaves at once: whoever can pass many to the system with one call does. */
    default void send(PairId pair, Kind kind, List<byte[]> bodies, Instant now) {
        for (byte[] body : bodies) {
            send(pair, kind, body, now);
        }
    }

    /** The longest body that gets through just now. */
    int room(PairId pair);

    /**
     * Both have these secrets now. What comes sealed under them is opened too, but nothing is sealed under them yet:
     * the other side may not have come so far. {@link #agreed} follows when it surely has. What is needed of the
     * secrets is taken at once.
     */
    void agreeing(PairId pair, LinkSecrets secrets, Instant now);

    /**
     * From now on datagrams are sealed under what was agreed inside the link, and those of the session before are still
     * opened for a while. What is needed of the secrets is taken at once.
     */
    void agreed(PairId pair, LinkSecrets secrets, Instant now);
}
