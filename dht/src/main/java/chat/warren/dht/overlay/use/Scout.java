package chat.warren.dht.overlay.use;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.wire.Hello;
import chat.warren.dht.overlay.wire.RunKey;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Query;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds overlay nodes by chance: those around a place drawn anew each time, so that nobody can put themselves where we
 * will look, and asks them for their keys.
 */
final class Scout {
    /** Of those around a place so many are asked; some are young, some have left. */
    private static final int ASKED_AT_ONCE = 4;

    private final DhtEngine engine;
    private final NetworkId network;
    private final RandomGenerator random;
    private final Map<Long, Search> searches = new HashMap<>();
    private final Map<Long, Greeting> greetings = new HashMap<>();

    /** A node that said hello with an id that follows from its address and its key. */
    record Met(Partner partner, int hours) {}

    /** Told when a search has ended, of all who answered as they should. */
    @FunctionalInterface
    interface Ending {
        void found(List<Met> met, Instant now);
    }

    /** Told when a node was greeted. */
    @FunctionalInterface
    interface Greeted {
        void met(Optional<Met> met, Instant now);
    }

    private record Search(Predicate<Contact> wanted, Ending ending) {}

    private record Greeting(InetSocketAddress address, Greeted ending) {}

    Scout(DhtEngine engine, NetworkId network, RandomGenerator random) {
        this.engine = engine;
        this.network = network;
        this.random = random;
    }

    /** Whether there is nobody to ask. */
    boolean isAlone() {
        return engine.stats(network).contacts() == 0;
    }

    /** Looks for some that are wanted. */
    void seek(Predicate<Contact> wanted, Ending ending, Instant now) {
        searches.put(engine.findNodes(now, network, Id.random(random)), new Search(wanted, ending));
    }

    /** Asks one node for its key. */
    void greet(InetSocketAddress address, Greeted ending, Instant now) {
        Query hello = new Query.Extension(Hello.QUERY, Dictionary.EMPTY);
        greetings.put(engine.ask(now, network, address, hello), new Greeting(address, ending));
    }

    void happened(Event event, Instant now) {
        switch (event) {
            case Event.Finished finished -> {
                @Nullable Search search = searches.remove(finished.ticket());
                if (search != null) {
                    ask(search, finished.outcome().closest(), now);
                }
            }
            case Event.Answered answered -> {
                @Nullable Greeting greeting = greetings.remove(answered.ticket());
                if (greeting != null) {
                    greeting.ending().met(met(answered), now);
                }
            }
            case Event.Unanswered unanswered -> {
                @Nullable Greeting greeting = greetings.remove(unanswered.ticket());
                if (greeting != null) {
                    greeting.ending().met(Optional.empty(), now);
                }
            }
            default -> {}
        }
    }

    private void ask(Search search, List<Contact> closest, Instant now) {
        List<Contact> candidates = new ArrayList<>(
                closest.stream().filter(BoundId::fits).filter(search.wanted()).toList());
        Collections.shuffle(candidates, random);
        List<Contact> asked = candidates.subList(0, Math.min(ASKED_AT_ONCE, candidates.size()));
        if (asked.isEmpty()) {
            search.ending().found(List.of(), now);
            return;
        }
        List<Met> all = new ArrayList<>();
        int[] missing = {asked.size()};
        for (Contact contact : asked) {
            greet(
                    contact.address(),
                    (met, later) -> {
                        met.ifPresent(all::add);
                        if (--missing[0] == 0) {
                            search.ending().found(all, later);
                        }
                    },
                    now);
        }
    }

    private static Optional<Met> met(Event.Answered answered) {
        try {
            Hello hello = Hello.parse(answered.fields());
            if (!RunKey.fits(answered.node(), hello.key())) {
                return Optional.empty();
            }
            Partner partner = new Partner(answered.node(), hello.key());
            partner.token(hello.token());
            return Optional.of(new Met(partner, hello.hours()));
        } catch (MalformedException e) {
            return Optional.empty(); // Another version, or no overlay node at all.
        }
    }
}
