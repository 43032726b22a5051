package chat.warren.dht.model;

import chat.warren.dht.call.RoundTrips;
import chat.warren.dht.lookup.Landscape;
import chat.warren.dht.lookup.LookupLimits;
import chat.warren.dht.routing.SizeEstimate;
import chat.warren.dht.routing.TableLimits;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.simulator.chance.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A network as a lookup meets it: who answers, after how long, and what they name. */
final class Crowd {
    private static final int SAMPLES = 15;

    /** Of the answers to earlier questions, which taught the reader how far away parts of the world are. */
    private static final int LEARNED = 400;

    /** On four lines of a round trip, as in the engines' simulation: exponential, so many milliseconds on average. */
    private static final double JITTER_MILLIS = 2;

    private static final int LINES = 4;

    private final Population population;
    private final Tables tables;
    private final Rules rules;
    private final long[] positions; // Where in the order of ids a node sits.

    /**
     * What differs between networks.
     *
     * @param loss of datagrams, one way
     * @param hostileShare so many of all nodes work together against lookups
     * @param named contacts in an answer to a short query
     * @param namedToLong and to one that is padded because an item may come back
     * @param choices places for near ones were fought for by so many
     */
    record Rules(double loss, double hostileShare, int named, int namedToLong, int choices) {}

    Crowd(Population population, TableLimits limits, Rules rules, long seed) {
        this.population = population;
        this.tables = new Tables(population, limits, rules.choices(), seed);
        this.rules = rules;
        this.positions = new long[population.size()];
        for (int position = 0; position < population.size(); position++) {
            positions[population.at(position)] = population.high(position);
        }
    }

    Population population() {
        return population;
    }

    SplittableRandom chance(int reader, Id target) {
        return new SplittableRandom(Seed.mix(reader) ^ target.high());
    }

    boolean isHostile(int node) {
        return (Seed.mix(node + 0x5b1L) >>> 11) * 0x1p-53 < rules.hostileShare();
    }

    List<Contact> known(int reader, Id target, int count) {
        return tables.closest(reader, positions[reader], target, count);
    }

    /** Nanoseconds; negative when nobody is there, or a datagram was lost. */
    long roundTripNanos(int from, int to, SplittableRandom random) {
        boolean lost = random.nextDouble() < 1 - (1 - rules.loss()) * (1 - rules.loss()); // There or back.
        double jitter = 0;
        for (int line = 0; line < LINES; line++) {
            jitter -= JITTER_MILLIS * StrictMath.log(1 - random.nextDouble());
        }
        return lost || !population.lives(to) ? -1 : 2 * population.oneWayNanos(from, to) + (long) (jitter * 1e6);
    }

    List<Contact> answer(Contact asked, Id target, boolean padded) {
        int count = padded ? rules.namedToLong() : rules.named();
        int node = Population.node(asked);
        return isHostile(node)
                ? accomplices(target, count)
                : tables.closest(node, asked.id().high(), target, count);
    }

    /** What a node knows of the world after some hours: how far regions are, and how dense ids sit. */
    Landscape landscape(int reader, LookupLimits limits) {
        Landscape landscape = new Landscape(new RoundTrips(limits.tempo()), new SizeEstimate());
        SplittableRandom random = new SplittableRandom(Seed.mix(reader + 0x1a5dL));
        for (int i = 0; i < LEARNED; ) {
            for (Contact contact : known(reader, Id.random(random), limits.width())) {
                int node = Population.node(contact);
                long trip = roundTripNanos(reader, node, random);
                if (trip >= 0) {
                    landscape.roundTrips().learn(population.address(node), Duration.ofNanos(trip));
                }
                i++;
            }
        }
        for (int i = 0; i < SAMPLES; i++) {
            Id target = Id.random(random);
            landscape.size().sample(target, living(target, limits.width()));
        }
        return landscape;
    }

    /** The living closest to a place. */
    List<Contact> living(Id target, int count) {
        return nearest(target, count, false);
    }

    /** The attackers know one another, and name whom of them they have nearest to the place. */
    private List<Contact> accomplices(Id target, int count) {
        return nearest(target, count, true);
    }

    private List<Contact> nearest(Id target, int count, boolean hostile) {
        List<Contact> near = new ArrayList<>();
        // In the order of ids the closest by distance are close by, but not the next ones: three times as many suffice.
        int up = population.firstFrom(target.high());
        int down = up - 1;
        for (int side = 0; near.size() < 6 * count && (down >= 0 || up < population.size()); side++) {
            int position = side % 2 == 0 ? up++ : down--;
            if (position < 0 || position >= population.size()) {
                continue;
            }
            int node = population.at(position);
            if (population.lives(node) && (!hostile || isHostile(node))) {
                near.add(population.contact(population.high(position)));
            }
        }
        near.sort((a, b) -> target.compareDistance(a.id(), b.id()));
        return near.size() > count ? List.copyOf(near.subList(0, count)) : near;
    }
}
