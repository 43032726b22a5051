package chat.warren.dht.engine;

import java.time.Instant;

/** What lives beside an engine on the engine's thread: it sees its events, gives it commands, and has a clock too. */
public interface Companion {
    /** Every event that nobody else waits for. */
    void happened(Event event, Instant now);

    void advanceTo(Instant now);

    /** When {@link #advanceTo} has something to do again. */
    Instant deadline();

    /** The engine is about to stop; what is sent now still leaves, but nobody waits for the answers. */
    default void leaving(Instant now) {}
}
