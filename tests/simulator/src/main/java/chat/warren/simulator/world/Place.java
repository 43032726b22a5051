package chat.warren.simulator.world;

/**
 * Where a host's access line meets the world: a region, where in it (as one-way delays from its middle), and how long
 * the access line itself takes, one way.
 */
public record Place(int region, double eastMillis, double northMillis, double accessMillis) {
    public static final Place SOMEWHERE = inRegion(0);

    /** The middle of a region, with no access line to speak of. */
    public static Place inRegion(int region) {
        return new Place(region, 0, 0, 0);
    }

    double distanceMillis(Place other) {
        double east = eastMillis - other.eastMillis;
        double north = northMillis - other.northMillis;
        return Math.sqrt(east * east + north * north);
    }
}
