package chat.warren.dht.loop;

import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.join.Errands;
import java.time.Instant;
import java.util.List;

/** Makes what lives beside an engine, when the engine is there. */
@FunctionalInterface
public interface Crew {
    List<Companion> aboard(DhtEngine engine, Errands errands, Instant now);

    /** For an engine that is alone. */
    static Crew none() {
        return (engine, errands, now) -> List.of();
    }
}
