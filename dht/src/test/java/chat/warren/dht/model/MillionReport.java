package chat.warren.dht.model;

import chat.warren.dht.lookup.Candidate;
import chat.warren.dht.lookup.Landscape;
import chat.warren.dht.lookup.Lookup;
import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.wire.Id;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** Many lookups through a crowd, each for an item that was published up to half an hour ago. */
final class MillionReport {
    /** Items are published anew every half hour. */
    private static final Duration REPUBLISH = Duration.ofMinutes(30);

    private static final int READS_PER_ITEM = 10;

    /** Each reader has lived for a while and does some lookups. */
    private static final int READS_PER_READER = 5;

    private final Crowd crowd;
    private final LookupLimits limits;
    private final int copies;
    private final double meanSessionSeconds;
    private final SplittableRandom random;
    private final double[] firstMillis;
    private final Map<Integer, Landscape> readers = new HashMap<>();
    private final List<Integer> numbers = new ArrayList<>();
    private long asked;
    private long hops;
    private int found;
    private int published;
    private long hash;

    MillionReport(Crowd crowd, LookupLimits limits, int copies, Duration medianSession, int lookups, long seed) {
        this.crowd = crowd;
        this.limits = limits;
        this.copies = copies;
        this.meanSessionSeconds = medianSession.toSeconds() / StrictMath.log(2);
        this.random = new SplittableRandom(seed);
        this.firstMillis = new double[lookups];
    }

    MillionReport run() {
        while (numbers.size() * READS_PER_READER < firstMillis.length) {
            int reader = honest();
            if (readers.putIfAbsent(reader, crowd.landscape(reader, limits)) == null) {
                numbers.add(reader);
            }
        }
        Set<Integer> holders = Set.of();
        Id target = Id.random(random);
        for (int i = 0; i < firstMillis.length; i++) {
            if (i % READS_PER_ITEM == 0) {
                target = Id.random(random);
                holders = publish(target);
            }
            read(i, target, holders);
        }
        Arrays.sort(firstMillis);
        return this;
    }

    double success() {
        return (double) found / firstMillis.length;
    }

    double percentileMillis(double share) {
        return firstMillis[(int) Math.min(firstMillis.length - 1, share * firstMillis.length)];
    }

    String trace() {
        return Long.toHexString(hash);
    }

    private void read(int index, Id target, Set<Integer> holders) {
        int reader = numbers.get(random.nextInt(numbers.size()));
        Landscape landscape = Objects.requireNonNull(readers.get(reader));
        Walk walk = new Walk(crowd, reader, new Lookup(target, limits, landscape), landscape, holders).run();
        asked += walk.asked();
        hash = Long.rotateLeft(hash, 7) * 31 + walk.firstNanos();
        if (walk.firstNanos() < 0) {
            firstMillis[index] = Double.POSITIVE_INFINITY;
            return;
        }
        found++;
        hops += walk.hops();
        firstMillis[index] = walk.firstNanos() / 1e6;
    }

    /** Who holds the item now: those the publisher's own lookup ended at, without those who lie or have left since. */
    private Set<Integer> publish(Id target) {
        int author = numbers.get(random.nextInt(numbers.size()));
        Landscape landscape = Objects.requireNonNull(readers.get(author));
        Walk walk = new Walk(crowd, author, new Lookup(target, limits.forAll(), landscape), landscape, Set.of()).run();
        published++;
        double age = REPUBLISH.toSeconds() * random.nextDouble();
        Set<Integer> holders = new HashSet<>();
        for (Candidate candidate : walk.result(copies)) {
            int node = Population.node(candidate.contact());
            boolean stayed = random.nextDouble() < StrictMath.exp(-age / meanSessionSeconds);
            if (stayed && !crowd.isHostile(node)) {
                holders.add(node);
            }
        }
        return holders;
    }

    private int honest() {
        while (true) {
            int node = random.nextInt(crowd.population().living()); // The living have the first numbers.
            if (!crowd.isHostile(node)) {
                return node;
            }
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d reads of %d items, %.3f %% found; first value p50 %.0f p95 %.0f p99 %.0f ms; %.1f queries, %.2f hops; "
                        + "trace %s",
                firstMillis.length,
                published,
                100 * success(),
                percentileMillis(0.5),
                percentileMillis(0.95),
                percentileMillis(0.99),
                (double) asked / firstMillis.length,
                (double) hops / Math.max(1, found),
                trace());
    }
}
