package chat.warren.dht.engine;

import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command, which runs in each family at once, and ends when it has ended in all. */
final class Operation {
    private final long ticket;
    private final Id target;
    private final Outbox outbox;
    private final List<Contact> closest = new ArrayList<>();
    private int parts = 1; // The one that starts the others counts as one, so that none ends it alone.
    private int asked;
    private int copies;
    private boolean superseded;
    private boolean stored;
    private long newest = -1;

    Operation(long ticket, Id target, Outbox outbox) {
        this.ticket = ticket;
        this.target = target;
        this.outbox = outbox;
    }

    long ticket() {
        return ticket;
    }

    void partStarted() {
        parts++;
    }

    void partEnded(Event.Outcome outcome) {
        asked += outcome.asked();
        copies += outcome.copies();
        superseded |= outcome.superseded();
        closest.addAll(outcome.closest());
        if (--parts == 0) {
            closest.sort((a, b) -> target.compareDistance(a.id(), b.id()));
            outbox.happened(new Event.Finished(ticket, new Event.Outcome(asked, copies, superseded, closest)));
        }
    }

    /** Passes on what is news to the whole command: the other family may have found it before. */
    void report(@Nullable Event event) {
        switch (event) {
            case null -> {}
            case Event.ItemFound found -> {
                long sequence = found.item() instanceof Item.Mutable mutable ? mutable.sequence() : 0;
                if (sequence > newest) {
                    newest = sequence;
                    outbox.happened(found);
                }
            }
            case Event.Stored enough -> {
                if (!stored) {
                    stored = true;
                    outbox.happened(enough);
                }
            }
            default -> outbox.happened(event);
        }
    }
}
