package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.pair.SealedRecord;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Event;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What we leave for the other of each pair: every hour, and when it has changed. */
final class Publication {
    /** Records of the next hour are written from ten minutes before it begins. */
    private static final Duration EARLY = Duration.ofMinutes(10);
    /** What was not stored anywhere is tried again. */
    private static final Duration RETRY = Duration.ofMinutes(1);
    /** Never both copies at one instant: whoever stores one of them shall not guess the other. */
    private static final int APART_MILLIS = 400;

    private static final long PLANNED = -1;

    private final Records records;
    private final Lookups lookups;
    private final InstantSource wall;
    private final RandomGenerator random;

    Publication(Records records, Lookups lookups, InstantSource wall, RandomGenerator random) {
        this.records = records;
        this.lookups = lookups;
        this.wall = wall;
        this.random = random;
    }

    /** Plans what is not published yet: of this hour, and of the next one when it is near. */
    void due(Pair pair, Duration within, Instant now) {
        Instant time = wall.instant();
        int first = random.nextInt(PairEpoch.COPIES);
        for (PairChain chain : pair.anchors.inUse()) {
            long epoch = chain.epochAt(time);
            pair.sequences.keySet().removeIf(spot -> spot.chain() == chain && spot.epoch() < epoch);
            pair.caughtUp.keySet().retainAll(pair.sequences.keySet());
            pair.planned.keySet().retainAll(pair.sequences.keySet());
            for (long each = epoch; each <= chain.epochAt(time.plus(EARLY)); each++) {
                for (int copy = 0; copy < PairEpoch.COPIES; copy++) {
                    Spot spot = new Spot(chain, each, copy);
                    if (pair.sequences.putIfAbsent(spot, PLANNED) == null) {
                        plan(pair, spot, within, copy == first, now);
                    }
                }
            }
        }
    }

    /** Plans to write everywhere what is new. What is planned already will say it too. */
    void again(Pair pair, Duration within, Instant now) {
        int first = random.nextInt(PairEpoch.COPIES);
        for (Spot spot : List.copyOf(pair.sequences.keySet())) {
            plan(pair, spot, within, spot.copy() == first, now);
        }
    }

    private void plan(Pair pair, Spot spot, Duration within, boolean first, Instant now) {
        long apart = first ? 0 : APART_MILLIS + random.nextInt(APART_MILLIS);
        Instant at = now.plusMillis(random.nextLong(within.toMillis()) + apart);
        Instant before = pair.planned.get(spot);
        if (before == null || at.isBefore(before)) {
            pair.planned.put(spot, at);
            lookups.at(at, later -> {
                if (pair.planned.remove(spot, at)) {
                    publish(pair, spot, later);
                }
            });
        }
    }

    private void publish(Pair pair, Spot spot, Instant now) {
        if (pair.gone || !spot.exists()) {
            return;
        }
        SealedRecord record = record(pair, spot, pair.shown);
        pair.written = pair.shown;
        lookups.start(put(record, spot.copy(), now), Ending.at((outcome, later) -> {
            Instant before = pair.caughtUp.getOrDefault(spot, Instant.MIN);
            if (outcome.superseded() && !before.plus(RETRY).isAfter(later)) {
                pair.caughtUp.put(spot, later);
                catchUp(pair, spot, later);
            } else if (outcome.superseded() || outcome.copies() == 0) {
                lookups.at(later.plus(RETRY), again -> publish(pair, spot, again));
            }
        }));
    }

    /**
     * An earlier run of ours wrote here more than once a minute, so its number is ahead of the clock: goes on from
     * there. Two programs that run with the same keys do this to each other once a minute, and no more often.
     */
    private void catchUp(Pair pair, Spot spot, Instant now) {
        if (pair.gone || !spot.exists()) {
            return;
        }
        Rendezvous own = spot.of(pair.own);
        try {
            lookups.start(records.get(ByteString.of(own.publicKey()), spot.copy(), now), new Ending() {
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
        } finally {
            own.wipe();
        }
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

    /** Overwrites all that we left with decoys. */
    void takeBack(Pair pair, Instant now) {
        for (Spot spot : List.copyOf(pair.sequences.keySet())) {
            if (spot.exists() && pair.sequences.getOrDefault(spot, PLANNED) != PLANNED) {
                SealedRecord nothing = record(pair, spot, Optional.empty());
                lookups.start(put(nothing, spot.copy(), now), Ending.at((outcome, end) -> {}));
            }
        }
    }
}
