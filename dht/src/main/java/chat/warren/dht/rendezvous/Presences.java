package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.pair.SealedRecord;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Effort;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Leaves word for every pair, every hour and after every change, and looks for the word of the others.
 *
 * <p>For each pair there are two records, under each chain that is in use. They are written for everybody alike,
 * connected or not, so that nobody can see from outside with whom we speak; who shall not see us gets decoys. Reads and
 * writes are drawn from one queue with random times, and every read has a twin that reads nothing.
 */
public final class Presences implements Companion {
    /** SECURITY.md: "store on 8". */
    public static final int COPIES_PER_RECORD = 8;
    /** Records of the next hour are written from ten minutes before it begins. */
    private static final Duration EARLY = Duration.ofMinutes(10);
    /**
     * So often we look whether an hour is near. What is found then is written within the same time: two minutes remain.
     */
    private static final Duration ROUND = Duration.ofMinutes(4);

    private static final long PLANNED = -1;
    /** With 100 friends the first round takes two minutes; with few it is over before anybody waits for it. */
    private static final int SPREAD_MILLIS_PER_PAIR = 1200;
    /** A change of network brings several news within a second. */
    private static final Duration SETTLING = Duration.ofSeconds(1);
    /** "Offline friends are polled every 30 min ± 50 %." */
    private static final Duration POLL = Duration.ofMinutes(30);
    /** What was not stored anywhere is tried again. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Records records;
    private final InstantSource wall;
    private final RandomGenerator random;
    private final Consumer<Change> changes;
    private final Agenda agenda = new Agenda();
    private final Map<PairId, Pair> pairs = new LinkedHashMap<>();
    private final Map<Long, Ending> open = new HashMap<>();
    private Instant nextRound = Instant.MIN;

    /** Straight into a network: whoever stores there sees our address. */
    public record Dht(DhtEngine engine, NetworkId network) implements Records {
        @Override
        public long put(Item.Mutable record, int copy, Instant now) {
            return engine.put(
                    now, network, new DhtEngine.Writing(record, OptionalLong.empty(), COPIES_PER_RECORD, Effort.LIGHT));
        }

        @Override
        public long get(ByteString key, int copy, Instant now) {
            return engine.get(now, network, new ItemName.Key(key, ByteString.EMPTY), Effort.LIGHT);
        }
    }

    /** One pair, and what we have told and asked. */
    private static final class Pair {
        final PairAnchors anchors;
        final Side own;
        final Watch watch;
        final Map<Spot, Long> sequences = new HashMap<>();
        final Map<Spot, Instant> caughtUp = new HashMap<>();
        Optional<Presence> shown = Optional.empty();
        boolean connected;
        boolean settling;
        long polls; // Each new round of looking makes the ones before it void.

        Pair(PairId id, PairAnchors anchors, Side own) {
            this.anchors = anchors;
            this.own = own;
            this.watch = new Watch(id, anchors, own.other());
        }
    }

    /** @param wall the time of day, by which both find the hour; all other times are the engine's own */
    public Presences(Records records, InstantSource wall, RandomGenerator random, Consumer<Change> changes) {
        this.records = records;
        this.wall = wall;
        this.random = random;
        this.changes = changes;
        records.listen(this::happened);
    }

    /**
     * Begins to publish for a pair and to look for the other.
     *
     * @param anchors stay the caller's: to be advanced, stored, and told of what {@link Change.Found} proves
     * @param shown what the other may know of us; empty publishes decoys
     */
    public void add(PairId id, PairAnchors anchors, Side own, Optional<Presence> shown, Instant now) {
        Pair pair = new Pair(id, anchors, own);
        pair.shown = shown;
        pairs.put(id, pair);
        publishDue(pair, spreading(), now);
        agenda.at(spread(now), later -> look(pair, true, later));
    }

    public void remove(PairId id) {
        pairs.remove(id); // What is on the agenda for it finds it gone.
    }

    /** We are somewhere else, or this one shall know something else of us. */
    public void show(PairId id, Optional<Presence> shown, Instant now) {
        Pair pair = pair(id);
        if (pair.shown.equals(shown)) {
            return;
        }
        pair.shown = shown;
        if (!pair.settling) {
            pair.settling = true;
            agenda.at(now.plus(SETTLING), later -> {
                pair.settling = false;
                publishAgain(pair, later);
            });
        }
    }

    /** While there is a link to the other nobody needs to look for them. */
    public void connected(PairId id, boolean is, Instant now) {
        Pair pair = pair(id);
        if (pair.connected && !is) {
            agenda.at(spread(now), later -> look(pair, false, later));
        }
        pair.connected = is;
    }

    /** Somebody waits for this one: looks at once, everywhere. */
    public void lookNow(PairId id, Instant now) {
        look(pair(id), true, now);
    }

    private Pair pair(PairId id) {
        Pair pair = pairs.get(id);
        if (pair == null) {
            throw new IllegalArgumentException("no pair has the number " + id.number());
        }
        return pair;
    }

    /** Plans what is not published yet: of this hour, and of the next one when it is near. */
    private void publishDue(Pair pair, Duration within, Instant now) {
        Instant time = wall.instant();
        for (PairChain chain : pair.anchors.inUse()) {
            long epoch = chain.epochAt(time);
            pair.sequences.keySet().removeIf(spot -> spot.chain() == chain && spot.epoch() < epoch);
            pair.caughtUp.keySet().retainAll(pair.sequences.keySet());
            for (long each = epoch; each <= chain.epochAt(time.plus(EARLY)); each++) {
                for (int copy = 0; copy < PairEpoch.COPIES; copy++) {
                    Spot spot = new Spot(chain, each, copy);
                    if (pair.sequences.putIfAbsent(spot, PLANNED) == null) {
                        // Never both copies at one instant: whoever stores one of them shall not guess the other.
                        agenda.at(now.plusMillis(random.nextLong(within.toMillis())), at -> publish(pair, spot, at));
                    }
                }
            }
        }
    }

    private void publishAgain(Pair pair, Instant now) {
        for (Spot spot : List.copyOf(pair.sequences.keySet())) {
            agenda.at(spread(now), at -> publish(pair, spot, at));
        }
    }

    private void publish(Pair pair, Spot spot, Instant now) {
        if (!pairs.containsValue(pair) || !spot.exists()) {
            return;
        }
        SealedRecord record = record(pair, spot, pair.shown);
        start(put(record, spot.copy(), now), Ending.at((outcome, later) -> {
            Instant before = pair.caughtUp.getOrDefault(spot, Instant.MIN);
            if (outcome.superseded() && !before.plus(RETRY).isAfter(later)) {
                pair.caughtUp.put(spot, later);
                catchUp(pair, spot, later);
            } else if (outcome.superseded() || outcome.copies() == 0) {
                agenda.at(later.plus(RETRY), again -> publish(pair, spot, again));
            }
        }));
    }

    /**
     * An earlier run of ours wrote here more than once a minute, so its number is ahead of the clock: goes on from
     * there. Two programs that run with the same keys do this to each other once a minute, and no more often.
     */
    private void catchUp(Pair pair, Spot spot, Instant now) {
        if (!pairs.containsValue(pair) || !spot.exists()) {
            return;
        }
        start(get(spot.of(pair.own), spot.copy(), now), new Ending() {
            @Override
            public void found(Item item) {
                if (item instanceof Item.Mutable ours) {
                    pair.sequences.merge(spot, ours.sequence(), Math::max);
                }
            }

            @Override
            public void finished(Event.Outcome outcome, Instant later) {
                publish(pair, spot, later);
            }
        });
    }

    private SealedRecord record(Pair pair, Spot spot, Optional<Presence> shown) {
        Rendezvous rendezvous = spot.of(pair.own);
        try {
            long sequence = rendezvous.sequence(wall.instant(), pair.sequences.getOrDefault(spot, PLANNED));
            pair.sequences.put(spot, sequence);
            return shown.isPresent()
                    ? rendezvous.seal(shown.get(), sequence, random)
                    : rendezvous.decoy(sequence, random);
        } finally {
            rendezvous.wipe();
        }
    }

    private long put(SealedRecord record, int copy, Instant now) {
        Item.Mutable item = new Item.Mutable(
                ByteString.of(record.publicKey()),
                ByteString.EMPTY,
                record.sequence(),
                ByteString.of(record.signature()),
                ByteString.of(record.value()));
        return records.put(item, copy, now);
    }

    private void look(Pair pair, boolean everywhere, Instant now) {
        if (!pairs.containsValue(pair) || pair.connected) {
            return;
        }
        int copy = random.nextInt(PairEpoch.COPIES);
        Instant time = wall.instant();
        List<Spot> spots = everywhere ? pair.watch.everywhere(time, copy) : pair.watch.usual(time, copy);
        lookAt(pair, spots.iterator(), ++pair.polls, now);
    }

    /** One place after the other until something new is found. */
    private void lookAt(Pair pair, Iterator<Spot> spots, long poll, Instant now) {
        if (!pairs.containsValue(pair) || pair.polls != poll || pair.connected) {
            return;
        }
        if (!spots.hasNext()) {
            pair.watch.nothingNew(wall.instant()).ifPresent(changes);
            again(pair, now);
            return;
        }
        Spot spot = spots.next();
        if (!spot.exists()) {
            lookAt(pair, spots, poll, now); // Its chain has been given up since the list was made.
            return;
        }
        boolean[] news = {false};
        start(get(pair.watch.rendezvous(spot), spot.copy(), now), new Ending() {
            @Override
            public void found(Item item) {
                if (item instanceof Item.Mutable mutable) {
                    Optional<Change> change = pair.watch.read(spot, mutable, wall.instant());
                    news[0] |= change.isPresent();
                    change.ifPresent(changes);
                }
            }

            @Override
            public void finished(Event.Outcome outcome, Instant later) {
                if (news[0]) {
                    again(pair, later);
                } else {
                    lookAt(pair, spots, poll, later);
                }
            }
        });
        decoy(now);
    }

    private long get(Rendezvous rendezvous, int copy, Instant now) {
        try {
            return records.get(ByteString.of(rendezvous.publicKey()), copy, now);
        } finally {
            rendezvous.wipe();
        }
    }

    /** A read of nothing, some time soon: who watches our lookups learns from half of them only that we read. */
    private void decoy(Instant now) {
        agenda.at(spread(now), later -> {
            ByteString nobodys = ByteString.of(Bytes.random(random, Ed25519.PUBLIC_BYTES));
            int copy = random.nextInt(PairEpoch.COPIES);
            start(records.get(nobodys, copy, later), Ending.at((outcome, end) -> {}));
        });
    }

    private void again(Pair pair, Instant now) {
        long half = POLL.toMillis() / 2;
        agenda.at(now.plusMillis(half + random.nextLong(2 * half)), later -> look(pair, false, later));
    }

    private void start(long ticket, Ending ending) {
        agenda.began();
        open.put(ticket, ending);
    }

    private Duration spreading() {
        return Duration.ofMillis(SPREAD_MILLIS_PER_PAIR * Math.max(1L, pairs.size()));
    }

    private Instant spread(Instant now) {
        return now.plusMillis(random.nextLong(spreading().toMillis()));
    }

    @Override
    public void happened(Event event, Instant now) {
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

    @Override
    public void advanceTo(Instant now) {
        if (!now.isBefore(nextRound)) {
            nextRound = now.plus(ROUND);
            pairs.values().forEach(pair -> publishDue(pair, ROUND, now));
        }
        agenda.advanceTo(now);
    }

    @Override
    public Instant deadline() {
        Instant next = agenda.deadline();
        return next.isBefore(nextRound) ? next : nextRound;
    }

    /**
     * Overwrites with decoys what we left, so that nobody tries where we are not. Takes a second or two: whoever wants
     * to be gone politely waits until {@link #isQuiet}, and not longer than that.
     */
    public void farewell(Instant now) {
        pairs.values().forEach(pair -> takeBack(pair, now));
        pairs.clear();
    }

    /** The same for one pair, of which nothing is to be known any more. */
    public void farewell(PairId id, Instant now) {
        takeBack(pair(id), now);
        pairs.remove(id);
    }

    private void takeBack(Pair pair, Instant now) {
        for (Spot spot : List.copyOf(pair.sequences.keySet())) {
            if (spot.exists() && pair.sequences.getOrDefault(spot, PLANNED) != PLANNED) {
                start(put(record(pair, spot, Optional.empty()), spot.copy(), now), Ending.at((outcome, end) -> {}));
            }
        }
    }

    /** Whether nothing is under way. */
    public boolean isQuiet() {
        return open.isEmpty();
    }
}
