package chat.warren.dht.rendezvous;

import chat.warren.dht.engine.Event;
import chat.warren.dht.wire.Item;
import java.time.Instant;
import java.util.function.BiConsumer;

/** What happens with the answers to a command. */
interface Ending {
    void found(Item item);

    void finished(Event.Outcome outcome, Instant now);

    /** For a command that finds nothing, or whose finds nobody wants. */
    static Ending at(BiConsumer<Event.Outcome, Instant> end) {
        return new Ending() {
            @Override
            public void found(Item item) {}

            @Override
            public void finished(Event.Outcome outcome, Instant now) {
                end.accept(outcome, now);
            }
        };
    }
}
