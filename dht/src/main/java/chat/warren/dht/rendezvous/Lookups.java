package chat.warren.dht.rendezvous;

import chat.warren.dht.engine.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is under way in the network, and what waits for its turn. */
final class Lookups {
    private final Agenda agenda = new Agenda();
    private final Map<Long, Ending> open = new HashMap<>();

    /** Something for later; in its turn, if too much is under way then. */
    void at(Instant due, Consumer<Instant> action) {
        agenda.at(due, action);
    }

    /** A command was given to the network, and this waits for its end. */
    void start(long ticket, Ending ending) {
        agenda.began();
        open.put(ticket, ending);
    }

    void happened(Event event, Instant now) {
        switch (event) {
            case Event.ItemFound found -> {
                @Nullable Ending ending = open.get(found.ticket());
                if (ending != null) {
                    ending.found(found.item());
                }
            }
            case Event.Finished finished -> {
                @Nullable Ending ending = open.remove(finished.ticket());
                if (ending != null) {
                    agenda.ended();
                    ending.finished(finished.outcome(), now);
                }
            }
            default -> {}
        }
    }

    void advanceTo(Instant now) {
        agenda.advanceTo(now);
    }

    Instant deadline() {
        return agenda.deadline();
    }

    boolean isQuiet() {
        return open.isEmpty();
    }
}
