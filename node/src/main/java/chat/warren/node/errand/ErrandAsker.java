package chat.warren.node.errand;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Event;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has friends do errands. What comes of them is told as the network's own engine would.
 *
 * @param <F> what stands for a friend
 */
public final class ErrandAsker<F> {
    /** A lookup takes a second or two, and TCP as long again. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final int TRIES = 3;
    /** As many as one friend does at once. */
    private static final int MOST_AT_ONCE = 256;

    private static final long NUMBERS = 1L << 32;

    private final ErrandDesk.Outbox<F> outbox;
    private final Map<Long, Errand<F>> open = new LinkedHashMap<>();
    private long last;

    private static final class Errand<F> {
        final long ticket;
        final ErrandMessage message;
        final int copy;
        F helper;
        int tries = 1;
        Instant due;

        Errand(long ticket, ErrandMessage message, int copy, F helper, Instant due) {
            this.ticket = ticket;
            this.message = message;
            this.copy = copy;
            this.helper = helper;
            this.due = due;
        }
    }

    public ErrandAsker(ErrandDesk.Outbox<F> outbox) {
        this.outbox = outbox;
    }

    /**
     * Begins to look.
     *
     * @param ticket under which it is told what comes of it
     * @param helpers who may be asked, and are there; the two copies of a record go to two of them, if there are two
     */
    public void fetch(long ticket, ByteString key, int copy, List<F> helpers, Instant now) {
        last = (last + 1) % NUMBERS;
        begin(new ErrandMessage.Fetch(last, key), ticket, copy, helpers, now);
    }

    public void store(long ticket, Item.Mutable record, int copy, List<F> helpers, Instant now) {
        last = (last + 1) % NUMBERS;
        begin(new ErrandMessage.Store(last, record), ticket, copy, helpers, now);
    }

    private void begin(ErrandMessage message, long ticket, int copy, List<F> helpers, Instant now) {
        F helper = helpers.get(copy % helpers.size());
        Errand<F> errand = new Errand<>(ticket, message, copy, helper, now.plus(PATIENCE));
        if (open.size() >= MOST_AT_ONCE) {
            errand.tries = TRIES; // It ends at once with the next turn, as if nobody had been there.
            errand.due = now;
        } else {
            outbox.say(helper, message, now);
        }
        open.put(message.number(), errand);
    }

    /** A friend's answer; whoever was not asked has nothing to say. */
    public List<Event> answered(F by, ErrandMessage message) {
        Errand<F> errand = open.get(message.number());
        if (errand == null || !errand.helper.equals(by)) {
            return List.of();
        }
        return switch (message) {
            case ErrandMessage.Fetched(long number, Optional<Item.Mutable> record)
            when errand.message instanceof ErrandMessage.Fetch fetch -> {
                if (record.isEmpty()) {
                    open.remove(number);
                    yield List.of(ended(errand, 0, false));
                }
                boolean hers =
                        record.get().key().equals(fetch.key()) && record.get().isAuthentic();
                yield hers ? List.of(new Event.ItemFound(errand.ticket, record.get())) : List.of();
            }
            case ErrandMessage.Stored stored
            when errand.message instanceof ErrandMessage.Store -> {
                open.remove(stored.number());
                yield List.of(ended(errand, stored.copies(), stored.superseded()));
            }
            default -> List.of();
        };
    }

    private static Event ended(Errand<?> errand, int copies, boolean superseded) {
        return new Event.Finished(errand.ticket, new Event.Outcome(0, copies, superseded, List.of()));
    }

    /** Asks again what was not answered, the next one if there is one, and ends what nobody answers. */
    public List<Event> advanceTo(List<F> helpers, Instant now) {
        List<Errand<F>> late = open.values().stream()
                .filter(errand -> !errand.due.isAfter(now))
                .toList();
        List<Event> ended = new ArrayList<>();
        for (Errand<F> errand : late) {
            if (errand.tries >= TRIES || helpers.isEmpty()) {
                open.remove(errand.message.number());
                ended.add(ended(errand, 0, false));
            } else {
                errand.helper = helpers.get((errand.copy + errand.tries) % helpers.size());
                errand.tries++;
                errand.due = now.plus(PATIENCE);
                outbox.say(errand.helper, errand.message, now);
            }
        }
        return ended;
    }

    public Instant deadline() {
        return open.values().stream()
                .map(errand -> errand.due)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
