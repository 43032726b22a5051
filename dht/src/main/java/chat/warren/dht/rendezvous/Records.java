package chat.warren.dht.rendezvous;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Event;
import chat.warren.dht.wire.Item;
import java.time.Instant;

/**
 * Where records are left and looked for: in the DHT itself, or through others who do it in our place. Each command
 * gives a ticket, and what comes of it are the events that the engine would tell: {@link Event.ItemFound}, and
 * {@link Event.Finished} at the end.
 */
public interface Records {
    /**
     * Leaves a record.
     *
     * @param copy which of the copies of a record it is: two of one record shall not go the same way
     */
    long put(Item.Mutable record, int copy, Instant now);

    /** Looks for what was left under a key. */
    long get(ByteString key, int copy, Instant now);

    /** Says where those events go that no engine tells by itself. */
    default void listen(Listener listener) {}

    /** Takes events. */
    @FunctionalInterface
    interface Listener {
        void happened(Event event, Instant now);
    }
}
