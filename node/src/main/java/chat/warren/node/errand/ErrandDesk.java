package chat.warren.node.errand;

import chat.warren.dht.engine.Event;
import chat.warren.dht.limit.TokenBucket;
import chat.warren.dht.rendezvous.Records;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Does errands for friends: looks for records and leaves them, as we do for ourselves.
 *
 * @param <F> what stands for a friend
 */
public final class ErrandDesk<F> {
    /** A start with a hundred friends reads and writes two records of each, and some decoys; then a few an hour. */
    private static final int BURST = 400;

    private static final double PER_SECOND = 1;
    /** Each is a lookup of ours, with eight questions under way; a friend's program has as many of its own. */
    private static final int MOST_AT_ONCE = 32;
    /** Lookups end within seconds. Whoever asked has long asked somebody else. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private final Records records;
    private final Outbox<F> outbox;
    private final Map<Long, Errand<F>> open = new LinkedHashMap<>();
    private final Map<F, TokenBucket> allowances = new HashMap<>();

    private record Errand<F>(F client, long number, boolean stores, Instant since) {}

    /** Takes what is to be said to a friend. */
    @FunctionalInterface
    public interface Outbox<F> {
        void say(F to, ErrandMessage message, Instant now);
    }

    public ErrandDesk(Records records, Outbox<F> outbox) {
        this.records = records;
        this.outbox = outbox;
    }

    /** A friend wants something, who may. Whoever asks twice, because the answer was lost, has it done twice. */
    public void asked(F client, ErrandMessage message, Instant now) {
        if (!(message instanceof ErrandMessage.Question question)) {
            return; // Answers are for the other half.
        }
        open.values().removeIf(errand -> errand.since().plus(FORGOTTEN).isBefore(now));
        if (open.size() >= MOST_AT_ONCE || !allowance(client, now).take(now)) {
            return; // She asks again, or somebody else.
        }
        switch (question) {
            case ErrandMessage.Fetch fetch ->
                open.put(records.get(fetch.key(), 0, now), new Errand<>(client, fetch.number(), false, now));
            case ErrandMessage.Store store -> {
                if (store.record().isAuthentic()) { // Nobody is to see us leave what nobody would take.
                    open.put(records.put(store.record(), 0, now), new Errand<>(client, store.number(), true, now));
                }
            }
        }
    }

    private TokenBucket allowance(F client, Instant now) {
        return allowances.computeIfAbsent(client, any -> new TokenBucket(PER_SECOND, BURST, now));
    }

    /** She is a friend no more, or may no more. */
    public void forget(F client) {
        Predicate<Errand<F>> hers = errand -> errand.client().equals(client);
        open.values().removeIf(hers);
        allowances.remove(client);
    }

    /** What came of what was begun; of others' tickets nothing is known here. */
    public void happened(Event event, Instant now) {
        switch (event) {
            case Event.ItemFound(long ticket, Item item) -> {
                Errand<F> errand = open.get(ticket);
                if (errand != null && item instanceof Item.Mutable record && ErrandWire.fits(record)) {
                    outbox.say(errand.client(), new ErrandMessage.Fetched(errand.number(), Optional.of(record)), now);
                }
            }
            case Event.Finished(long ticket, Event.Outcome outcome) -> {
                Errand<F> errand = open.remove(ticket);
                if (errand != null) {
                    outbox.say(errand.client(), ended(errand, outcome), now);
                }
            }
            default -> {}
        }
    }

    private static ErrandMessage ended(Errand<?> errand, Event.Outcome outcome) {
        return errand.stores()
                ? new ErrandMessage.Stored(errand.number(), Math.min(outcome.copies(), 0xff), outcome.superseded())
                : new ErrandMessage.Fetched(errand.number(), Optional.empty());
    }
}
