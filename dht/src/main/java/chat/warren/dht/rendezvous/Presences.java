package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Rendezvous;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

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
    /**
     * So often we look whether an hour is near. What is found then is written within the same time: two minutes remain.
     */
    private static final Duration ROUND = Duration.ofMinutes(4);

    /** With 100 friends the first round takes two minutes. */
    private static final int SPREAD_MILLIS_PER_PAIR = 1200;
    /** With so few everything is done at once, for somebody waits for it; with more it would be a burst. */
    private static final int FEW = 8;

    private static final int SPREAD_MILLIS_OF_FEW = 100;
    /** A change of network brings several news within a moment. */
    private static final Duration SETTLING = Duration.ofMillis(500);
    /** Whom we can write to without her word is connected by then, and needs none of ours. */
    private static final Duration ANSWERING = Duration.ofMillis(200);
    /** Of all who are away together: one look in so long, and its twin, is what an idle node can spare. */
    private static final Duration POLLS = Duration.ofSeconds(36);
    /** With few who are away each is looked for more often, but not all the time. Half of it more or less is chance. */
    private static final Duration LEAST_POLL = Duration.ofMinutes(4);

    private final Records records;
    private final InstantSource wall;
    private final RandomGenerator random;
    private final Consumer<Change> changes;
    private final Lookups lookups = new Lookups();
    private final Publication publication;
    private final Map<PairId, Pair> pairs = new LinkedHashMap<>();
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

    /** @param wall the time of day, by which both find the hour; all other times are the engine's own */
    public Presences(Records records, InstantSource wall, RandomGenerator random, Consumer<Change> changes) {
        this.records = records;
        this.wall = wall;
        this.random = random;
        this.changes = changes;
        this.publication = new Publication(records, lookups, wall, random);
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
        publication.due(pair, spreading(), now);
        // Of many, those with a wrong clock are found by the polls that follow.
        lookups.at(spread(now), later -> look(pair, isFew(), later));
    }

    public void remove(PairId id) {
        Pair pair = pairs.remove(id);
        if (pair != null) {
            pair.gone = true; // What waits for it finds it gone.
        }
    }

    /** We are somewhere else, or this one shall know something else of us. */
    public void show(PairId id, Optional<Presence> shown, Instant now) {
        Pair pair = pair(id);
        if (pair.shown.equals(shown)) {
            return;
        }
        pair.shown = shown;
        if (pair.stillServes()) {
            pair.stale |= pair.connected;
        } else if (!pair.settling) {
            pair.settling = true;
            lookups.at(now.plus(SETTLING), later -> {
                pair.settling = false;
                publication.due(pair, spreading(), later); // The two may have agreed on a chain since.
                publication.again(pair, spreading(), later);
            });
        }
    }

    /**
     * This one waits to read that we have found their word: it is written at once, before all else. Who hears us by
     * then need not read it.
     */
    public void answer(PairId id, Optional<Presence> shown, Instant now) {
        Pair pair = pair(id);
        if (pair.shown.equals(shown)) {
            return;
        }
        pair.shown = shown;
        lookups.at(now.plus(ANSWERING), later -> {
            pair.stale |= pair.connected;
            if (!pair.connected) {
                publication.again(pair, Duration.ofMillis(SPREAD_MILLIS_OF_FEW), later);
            }
        });
    }

    /** The two have agreed on another chain, and soon the old one is given up: until then we are to be found there. */
    public void agreed(PairId id, Instant now) {
        publication.due(pair(id), spreading(), now);
    }

    /** While there is a link to the other nobody needs to look for them. */
    public void connected(PairId id, boolean is, Instant now) {
        Pair pair = pair(id);
        if (pair.connected && !is) {
            lookups.at(spread(now), later -> look(pair, false, later));
            if (pair.stale) {
                pair.stale = false;
                publication.again(pair, spreading(), now);
            }
        }
        pair.connected = is;
    }

    /** Somebody waits for this one: looks at once, everywhere. */
    public void lookNow(PairId id, Instant now) {
        look(pair(id), true, now);
    }

    /** Looks at once, at the one place where there should be word. */
    public void glance(PairId id, Instant now) {
        Pair pair = pair(id);
        if (!pair.connected) {
            for (Spot spot : pair.watch.expected(wall.instant(), pair.nextCopy())) {
                read(pair, spot, (news, later) -> {}, now);
            }
        }
    }

    private Pair pair(PairId id) {
        Pair pair = pairs.get(id);
        if (pair == null) {
            throw new IllegalArgumentException("no pair has the number " + id.number());
        }
        return pair;
    }

    private boolean isFew() {
        return pairs.size() <= FEW;
    }

    private void look(Pair pair, boolean everywhere, Instant now) {
        if (pair.gone || pair.connected) {
            return;
        }
        int copy = pair.nextCopy();
        Instant time = wall.instant();
        List<Spot> spots = everywhere ? pair.watch.everywhere(time, copy) : pair.watch.usual(time, copy);
        lookAt(pair, spots.iterator(), ++pair.polls, now);
    }

    /** One place after the other until something new is found. */
    private void lookAt(Pair pair, Iterator<Spot> spots, long poll, Instant now) {
        if (pair.gone || pair.polls != poll || pair.connected) {
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
        read(
                pair,
                spot,
                (news, later) -> {
                    if (news) {
                        again(pair, later);
                    } else {
                        lookAt(pair, spots, poll, later);
                    }
                },
                now);
    }

    /** @param whenRead told at the end whether there was anything new */
    private void read(Pair pair, Spot spot, BiConsumer<Boolean, Instant> whenRead, Instant now) {
        boolean[] news = {false};
        lookups.start(get(pair.watch.rendezvous(spot), spot.copy(), now), new Ending() {
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
                whenRead.accept(news[0], later);
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
        lookups.at(spread(now), later -> {
            ByteString nobodys = ByteString.of(Bytes.random(random, Ed25519.PUBLIC_BYTES));
            int copy = random.nextInt(PairEpoch.COPIES);
            lookups.start(records.get(nobodys, copy, later), Ending.at((outcome, end) -> {}));
        });
    }

    private void again(Pair pair, Instant now) {
        long away = pairs.values().stream().filter(each -> !each.connected).count();
        long half = Math.max(LEAST_POLL.toMillis(), POLLS.toMillis() * away) / 2;
        lookups.at(now.plusMillis(half + random.nextLong(2 * half)), later -> look(pair, false, later));
    }

    private Duration spreading() {
        long each = isFew() ? SPREAD_MILLIS_OF_FEW : SPREAD_MILLIS_PER_PAIR;
        return Duration.ofMillis(each * Math.max(1, pairs.size()));
    }

    private Instant spread(Instant now) {
        return now.plusMillis(random.nextLong(spreading().toMillis()));
    }

    @Override
    public void happened(Event event, Instant now) {
        lookups.happened(event, now);
    }

    @Override
    public void advanceTo(Instant now) {
        if (!now.isBefore(nextRound)) {
            nextRound = now.plus(ROUND);
            pairs.values().forEach(pair -> publication.due(pair, ROUND, now));
        }
        lookups.advanceTo(now);
    }

    @Override
    public Instant deadline() {
        Instant next = lookups.deadline();
        return next.isBefore(nextRound) ? next : nextRound;
    }

    /**
     * Overwrites with decoys what we left, so that nobody tries where we are not. Takes a second or two: whoever wants
     * to be gone politely waits until {@link #isQuiet}, and not longer than that.
     */
    public void farewell(Instant now) {
        List.copyOf(pairs.keySet()).forEach(id -> farewell(id, now));
    }

    /** The same for one pair, of which nothing is to be known any more. */
    public void farewell(PairId id, Instant now) {
        publication.takeBack(pair(id), now);
        remove(id);
    }

    /** Whether nothing is under way. */
    public boolean isQuiet() {
        return lookups.isQuiet();
    }
}
