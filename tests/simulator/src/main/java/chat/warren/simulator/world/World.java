package chat.warren.simulator.world;

import java.util.random.RandomGenerator;

/**
 * Earth, roughly: eight regions with the delays usual between their networks, a spread inside each, and an access line
 * per host.
 */
public final class World implements Latency {
    /** Regions, in the order of the tables below. */
    public static final int NORTH_AMERICA_EAST = 0;

    public static final int NORTH_AMERICA_WEST = 1;
    public static final int EUROPE = 2;
    public static final int SOUTH_AMERICA = 3;
    public static final int EAST_ASIA = 4;
    public static final int SOUTH_ASIA = 5;
    public static final int OCEANIA = 6;
    public static final int AFRICA = 7;
    public static final int REGIONS = 8;

    /**
     * Round trips in milliseconds between the middles of regions, rounded from what large hosting companies publish for
     * their own networks. Their medians move by a few per cent from year to year; the simulator needs the shape.
     */
    private static final int[][] ROUND_TRIP_MILLIS = {
        {12, 65, 80, 120, 165, 200, 200, 225},
        {65, 12, 140, 180, 105, 215, 140, 280},
        {80, 140, 14, 200, 225, 125, 260, 150},
        {120, 180, 200, 20, 260, 310, 310, 330},
        {165, 105, 225, 260, 20, 110, 115, 330},
        {200, 215, 125, 310, 110, 25, 150, 250},
        {200, 140, 260, 310, 115, 150, 12, 390},
        {225, 280, 150, 330, 330, 250, 390, 30},
    };

    /** Where people are, in per cent; towards where Mainline's nodes are seen. */
    private static final int[] PEOPLE_PERCENT = {14, 8, 36, 10, 15, 12, 2, 3};

    /** One-way spread of cities inside a region: two thirds lie within this of the middle, per axis. */
    private static final double SPREAD_MILLIS = 3;

    /** Access lines: half take less than this one way (fibre 1, cable 5, radio 10 to 25). */
    private static final double ACCESS_MEDIAN_MILLIS = 4;

    private static final double ACCESS_SIGMA = 0.8;

    /** Slower ones exist, but they are satellites and faults, and belong into a test by name. */
    private static final double ACCESS_MOST_MILLIS = 60;

    private static final double NANOS = 1_000_000;

    /** From 11 to 98, between the addresses of LANs. */
    private static final int FIRST_NETWORK = 11;

    private static final int NETWORKS_PER_REGION = 11;

    @Override
    public long nanos(Place from, Place to) {
        double way = ROUND_TRIP_MILLIS[from.region()][to.region()] / 2.0;
        return (long) ((way + from.distanceMillis(to) + from.accessMillis() + to.accessMillis()) * NANOS);
    }

    /**
     * The first number of an IPv4 address there: a prefix says where an address is, as in the world. Neighbours in
     * number are neighbours on Earth, as registries gave them out; dealt out in turn, each region would have its own
     * last bits, and as ids made after BEP 42 follow from these, whoever is near in ids would live in the same two
     * regions.
     */
    public static int network(int region, RandomGenerator random) {
        return FIRST_NETWORK + NETWORKS_PER_REGION * region + random.nextInt(NETWORKS_PER_REGION);
    }

    /** Somewhere people live, by their numbers. */
    public static Place somewhere(RandomGenerator random) {
        int drawn = random.nextInt(100);
        int region = 0;
        while (drawn >= PEOPLE_PERCENT[region]) {
            drawn -= PEOPLE_PERCENT[region++];
        }
        return somewhereIn(region, random);
    }

    public static Place somewhereIn(int region, RandomGenerator random) {
        double access = ACCESS_MEDIAN_MILLIS * StrictMath.exp(ACCESS_SIGMA * random.nextGaussian());
        return new Place(
                region,
                SPREAD_MILLIS * random.nextGaussian(),
                SPREAD_MILLIS * random.nextGaussian(),
                Math.min(access, ACCESS_MOST_MILLIS));
    }
}
