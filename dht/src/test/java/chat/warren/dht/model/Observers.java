package chat.warren.dht.model;

import chat.warren.dht.lookup.Landscape;
import chat.warren.dht.lookup.Lookup;
import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.wire.Id;
import chat.warren.simulator.chance.Seed;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What somebody learns who only watches, from a share of all nodes. The places of two epochs have nothing in common, so
 * each tells at most what was seen at it: the address of the one who published there, and of the one who looked.
 */
final class Observers {
    private final Crowd crowd;
    private final LookupLimits limits;
    private final int rounds;
    private final SplittableRandom random;
    private final Landscape landscape; // One will do: what matters is who is asked.

    Observers(Crowd crowd, LookupLimits limits, int rounds, long seed) {
        this.crowd = crowd;
        this.limits = limits;
        this.rounds = rounds;
        this.random = new SplittableRandom(seed);
        this.landscape = crowd.landscape(0, limits);
    }

    /**
     * What one place gives away to a share of all nodes.
     *
     * @param publisher how often the publisher's address was seen there
     * @param both how often the addresses of both friends were
     */
    record Seen(double share, double publisher, double both) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "watching from %.1f %% of all nodes: publisher seen at %.1f %% of the places, both friends at %.1f %%",
                    100 * share,
                    100 * publisher,
                    100 * both);
        }
    }

    Seen watching(double share) {
        int publishers = 0;
        int pairs = 0;
        for (int round = 0; round < rounds; round++) {
            Id target = Id.random(random);
            Walk put = walk(target, Set.of());
            Set<Integer> holders = new HashSet<>();
            put.result(limits.width()).forEach(holder -> holders.add(Population.node(holder.contact())));
            Walk get = walk(target, holders);
            boolean sawPut = sees(put.reached(), share, round);
            publishers += sawPut ? 1 : 0;
            pairs += sawPut && sees(get.reached(), share, round) ? 1 : 0;
        }
        return new Seen(share, (double) publishers / rounds, (double) pairs / rounds);
    }

    private Walk walk(Id target, Set<Integer> holders) {
        int reader = random.nextInt(crowd.population().living());
        return new Walk(crowd, reader, new Lookup(target, limits, landscape), landscape, holders).run();
    }

    private static boolean sees(Set<Integer> reached, double share, int round) {
        return reached.stream().anyMatch(node -> (Seed.mix(Seed.mix(round) + node) >>> 11) * 0x1p-53 < share);
    }
}
