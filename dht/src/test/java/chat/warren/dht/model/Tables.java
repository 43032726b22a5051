package chat.warren.dht.model;

import chat.warren.dht.routing.TableLimits;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.simulator.chance.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The routing tables of all nodes, none of which is kept: a bucket's content follows from its owner, its depth and the
 * seed. Each entry was verified at some moment since the last round of verification; who has left since then is stale.
 */
final class Tables {
    /** How long top buckets trust a contact, and deep ones: as production's {@link TableLimits}. */
    static final Duration TOP_TRUST = Duration.ofMinutes(54);

    private static final int DEEP_TRUST_SECONDS = 15 * 60;

    private final Population population;
    private final TableLimits limits;
    private final int choices;
    private final long seed;

    /**
     * Tables of this shape.
     *
     * @param choices a place that goes to the faster was fought for by so many
     */
    Tables(Population population, TableLimits limits, int choices, long seed) {
        this.population = population;
        this.limits = limits;
        this.choices = choices;
        this.seed = seed;
    }

    /** What the owner's table has closest to the target, closest first; built as the table of production does. */
    List<Contact> closest(int owner, long ownHigh, Id target, int count) {
        Distances found = new Distances(target.high());
        int prefix = Long.numberOfLeadingZeros(ownHigh ^ target.high());
        int deepest = depth();
        if (prefix <= deepest) {
            fill(owner, ownHigh, prefix, found);
        }
        for (int i = prefix + 1; i <= deepest && found.size < count; i++) {
            fill(owner, ownHigh, i, found);
        }
        for (int i = Math.min(prefix - 1, deepest); i >= 0 && found.size < count; i--) {
            fill(owner, ownHigh, i, found);
        }
        List<Contact> closest = new ArrayList<>(count);
        for (long high : found.closest(count)) {
            closest.add(population.contact(high));
        }
        return closest;
    }

    /** Below this, a node has no neighbours left. */
    private int depth() {
        return Long.SIZE - Long.numberOfLeadingZeros(population.size()) + 3;
    }

    private void fill(int owner, long ownHigh, int bucket, Distances into) {
        long bit = Long.MIN_VALUE >>> bucket;
        long from = (ownHigh ^ bit) & -bit;
        int first = population.firstFrom(from);
        // Past the last bucket of the space the end wraps to zero.
        int end = from + bit == 0 ? population.size() : population.firstFrom(from + bit);
        int width = bucket < limits.topBuckets() ? limits.topWidth() : limits.width();
        if (end - first <= width) {
            for (int position = first; position < end; position++) {
                if (wasThere(population.at(position), owner, bucket, position)) {
                    into.add(population.high(position));
                }
            }
            return;
        }
        for (int place = 0; place < width; place++) {
            boolean drawn = place % limits.randomShare() == 0;
            into.add(population.high(pick(owner, bucket, place, drawn ? 1 : choices, new Range(first, end))));
        }
    }

    /** Ids by their distance from a place: hundreds are looked at for a few. */
    private static final class Distances {
        private final long target;
        private long[] flipped = new long[512]; // Distances whose sign is flipped, so that they sort as unsigned.
        private int size;

        Distances(long target) {
            this.target = target;
        }

        void add(long high) {
            if (size == flipped.length) {
                flipped = Arrays.copyOf(flipped, 2 * size);
            }
            flipped[size++] = high ^ target ^ Long.MIN_VALUE;
        }

        long[] closest(int count) {
            Arrays.sort(flipped, 0, size);
            return Arrays.stream(flipped, 0, size)
                    .distinct()
                    .limit(count)
                    .map(distance -> distance ^ Long.MIN_VALUE ^ target)
                    .toArray();
        }
    }

    private record Range(int first, int end) {}

    /** The nearest in time of some who lived when they were verified. */
    private int pick(int owner, int bucket, int place, int among, Range range) {
        long stream = Seed.mix(seed + owner) + ((long) bucket << 40) + ((long) place << 20);
        int best = -1;
        long bestNanos = Long.MAX_VALUE;
        int seen = 0;
        for (int draw = 0; seen < among || best < 0; draw++) {
            int position =
                    range.first() + (int) Long.remainderUnsigned(Seed.mix(stream + draw), range.end() - range.first());
            int node = population.at(position);
            if (node == owner || !wasThere(node, owner, bucket, place)) {
                continue;
            }
            seen++;
            long nanos = among == 1 ? 0 : population.oneWayNanos(owner, node);
            if (nanos < bestNanos) {
                bestNanos = nanos;
                best = position;
            }
        }
        return best;
    }

    private boolean wasThere(int node, int owner, int bucket, int place) {
        int trust = bucket < limits.topBuckets() ? (int) TOP_TRUST.toSeconds() : DEEP_TRUST_SECONDS;
        long drawn = Seed.mix(Seed.mix(seed ^ owner) + ((long) bucket << 40) + place);
        return population.lived(node, (int) Long.remainderUnsigned(drawn, trust));
    }
}
