package chat.warren.node.lab;

import chat.warren.node.lab.Encounter.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One pair of sites, met many times. */
public record Cell(Site alice, Site bob, List<Outcome> outcomes) {
    private static final Set<Site> CHANGING = Set.of(Site.SEQUENTIAL, Site.PORT_BLOCK, Site.RANDOM, Site.LINUX_RANDOM);
    private static final Set<Site> RANDOM = Set.of(Site.RANDOM, Site.LINUX_RANDOM);

    public Cell {
        outcomes = List.copyOf(outcomes);
    }

    /** What theory allows, whoever tries. */
    public enum Theory {
        ALWAYS,
        /**
         * Two blocks, or a block and a sequence: both households' ports would have to be used up for a certain success.
         */
        SOMETIMES,
        /** Both random, or one random and one in a block: minutes of flooding; or no UDP at all. */
        NEVER
    }

    public static Cell play(Site alice, Site bob, int runs, Function<Encounter, Outcome> game, double loss) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < runs; seed++) {
            outcomes.add(game.apply(new Encounter(seed, alice, bob, loss)));
        }
        return new Cell(alice, bob, outcomes);
    }

    public Theory theory() {
        if (alice == Site.BLOCKED || bob == Site.BLOCKED) {
            return Theory.NEVER;
        }
        // A carrier's NAT that lets anybody in can be written to from any port.
        boolean both = CHANGING.contains(alice) && CHANGING.contains(bob);
        if (!both || (alice == Site.SEQUENTIAL && bob == Site.SEQUENTIAL)) {
            return Theory.ALWAYS;
        }
        return RANDOM.contains(alice) || RANDOM.contains(bob) ? Theory.NEVER : Theory.SOMETIMES;
    }

    public double share() {
        return (double) outcomes.stream().filter(Outcome::reached).count() / outcomes.size();
    }

    public Duration time(double share) {
        List<Duration> times = outcomes.stream()
                .filter(Outcome::reached)
                .map(Outcome::both)
                .sorted()
                .toList();
        return times.isEmpty() ? Duration.ZERO : times.get((int) (share * (times.size() - 1)));
    }

    public double roundTrips(double share) {
        List<Double> trips = outcomes.stream()
                .filter(Outcome::reached)
                .map(outcome ->
                        outcome.both().toNanos() / (double) outcome.roundTrip().toNanos())
                .sorted()
                .toList();
        return trips.isEmpty() ? 0 : trips.get((int) (share * (trips.size() - 1)));
    }

    public long probes(double share) {
        List<Long> probes = outcomes.stream().map(Outcome::probes).sorted().toList();
        return probes.get((int) (share * (probes.size() - 1)));
    }

    @Override
    public String toString() {
        return alice.title() + " and " + bob.title() + ": " + Math.round(100 * share()) + " % of " + outcomes.size()
                + ", p50 " + time(0.5).toMillis() + " ms, p95 " + time(0.95).toMillis() + " ms, probes p50 "
                + probes(0.5) + ", most " + probes(1);
    }
}
