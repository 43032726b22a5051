package chat.warren.dht.rendezvous;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.pair.SealedRecord;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of the other one of a pair, and where to look next. */
final class Watch {
    /** A friend's clock may be two hours wrong. The nearer ones first: most clocks are right. */
    private static final List<Integer> SKEWS = List.of(0, -1, 1, -2, 2);
    /** One miss may be the network's; two in an hour in which there should be word are the other's. */
    private static final int MISSES_TO_LOSE = 2;
    /** At every second time a node behind a router receives more than a kilobyte a second for 100 friends. */
    private static final int ELSEWHERE_EACH = 3;

    private final PairId pair;
    private final PairAnchors anchors;
    private final Side other;
    private Optional<Word> last = Optional.empty();
    private final Map<PairChain, Instant> newest = new HashMap<>(); // When the last word under each was written.
    private int skew;
    private int turn; // Which of the other skews is looked at next, if any.
    private int misses;

    /** The newest record of the other. Without a presence it was one that is not for us. */
    private record Word(PairChain chain, long epoch, Instant written, Optional<Presence> presence) {}

    Watch(PairId pair, PairAnchors anchors, Side other) {
        this.pair = pair;
        this.anchors = anchors;
        this.other = other;
    }

    /** All places where the other may be, the likeliest first. */
    List<Spot> everywhere(Instant wall, int copy) {
        Stream<Integer> order = SKEWS.stream().sorted(Comparator.comparingInt(each -> each == skew ? 0 : 1));
        return order.flatMap(each -> anchors.inUse().stream().map(chain -> spot(chain, wall, each, copy)))
                .filter(Spot::exists)
                .toList();
    }

    /** Where the other should be. */
    List<Spot> expected(Instant wall, int copy) {
        return anchors.inUse().stream()
                .map(chain -> spot(chain, wall, skew, copy))
                .filter(Spot::exists)
                .toList();
    }

    /**
     * Where the other should be, and one of the places where they might be as well: these take turns, each time until
     * all of them have been looked at once, and then every third time.
     */
    List<Spot> usual(Instant wall, int copy) {
        int round = SKEWS.size();
        turn = turn + 1 < round * (ELSEWHERE_EACH + 1) ? turn + 1 : round;
        boolean also = turn < round || turn % ELSEWHERE_EACH == 0;
        int other = SKEWS.get(turn < round ? turn : turn / ELSEWHERE_EACH % round);
        List<Spot> spots = new ArrayList<>();
        for (PairChain chain : anchors.inUse()) {
            Spot expected = spot(chain, wall, skew, copy);
            spots.add(expected);
            if (isFound()) {
                spots.add(expected.otherCopy()); // Before we say that somebody is lost, we look at both.
            }
            if (also && other != skew) {
                spots.add(spot(chain, wall, other, copy));
            }
        }
        return spots.stream().filter(Spot::exists).toList();
    }

    private static Spot spot(PairChain chain, Instant wall, int skew, int copy) {
        return new Spot(chain, chain.epochAt(wall) + skew, copy);
    }

    Rendezvous rendezvous(Spot spot) {
        return spot.of(other);
    }

    boolean isFound() {
        return last.isPresent() && last.get().presence().isPresent();
    }

    /** A record lies at this spot. */
    Optional<Change> read(Spot spot, Item.Mutable item, Instant wall) {
        if (!spot.exists()) {
            return Optional.empty(); // The two have agreed on another chain while this was on its way.
        }
        Instant written = written(spot, item.sequence());
        if (last.isPresent() && !isNews(spot.chain(), written, last.get())) {
            misses = last.get().epoch() == spot.epoch() ? 0 : misses;
            return Optional.empty();
        }
        newest.keySet().retainAll(anchors.inUse());
        newest.put(spot.chain(), written);
        Optional<Presence> presence = open(spot, item);
        boolean wasFound = isFound();
        Optional<Presence> before = last.flatMap(Word::presence);
        last = Optional.of(new Word(spot.chain(), spot.epoch(), written, presence));
        skew = skew((int) (spot.epoch() - spot.chain().epochAt(wall)));
        misses = 0;
        if (presence.isEmpty()) {
            return wasFound ? Optional.of(new Change.Lost(pair)) : Optional.empty();
        }
        if (!wasFound) {
            return Optional.of(new Change.Found(pair, spot.chain(), presence.get(), written));
        }
        return presence.equals(before)
                ? Optional.empty()
                : Optional.of(new Change.Changed(pair, spot.chain(), presence.get(), written));
    }

    /**
     * Who says several things in a minute is ahead of the clock with their numbers, each chain by itself. So the first
     * word under a new chain is news, whatever minute the last one under the old chain claims.
     */
    private boolean isNews(PairChain chain, Instant written, Word before) {
        Instant known = newest.get(chain);
        if (known != null) {
            return written.isAfter(known);
        }
        List<PairChain> newestFirst = anchors.inUse();
        int place = newestFirst.indexOf(before.chain());
        boolean newer = place < 0 || newestFirst.indexOf(chain) < place;
        return newer || written.isAfter(before.written());
    }

    /**
     * Where to expect the other's next word. One from the coming hour was published early, or by a clock that is a
     * little fast; both also leave a record in our own hour, which is there longer. Only who is further ahead is looked
     * for there.
     */
    private static int skew(int ahead) {
        return ahead > 0 ? ahead - 1 : ahead;
    }

    private Instant written(Spot spot, long sequence) {
        Rendezvous rendezvous = rendezvous(spot);
        try {
            return rendezvous.written(sequence);
        } finally {
            rendezvous.wipe();
        }
    }

    private Optional<Presence> open(Spot spot, Item.Mutable item) {
        if (!(item.value() instanceof ByteString value)) {
            return Optional.empty();
        }
        Rendezvous rendezvous = rendezvous(spot);
        try {
            SealedRecord sealed = new SealedRecord(
                    item.key().toArray(),
                    item.sequence(),
                    value.toArray(),
                    item.signature().toArray());
            return Optional.of(rendezvous.open(sealed));
        } catch (MalformedException e) {
            return Optional.empty(); // A decoy: the other is not here for us.
        } finally {
            rendezvous.wipe();
        }
    }

    /** We looked at all the usual places, and nothing newer than what we know was there. */
    Optional<Change> nothingNew(Instant wall) {
        boolean renewed = last.isPresent()
                && anchors.inUse().stream().allMatch(chain -> last.get().epoch() >= chain.epochAt(wall) + skew);
        if (renewed || !isFound() || ++misses < MISSES_TO_LOSE) {
            return Optional.empty();
        }
        misses = 0;
        last = last.map(word -> new Word(word.chain(), word.epoch(), word.written(), Optional.empty()));
        return Optional.of(new Change.Lost(pair));
    }
}
