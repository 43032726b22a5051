package chat.warren.dht.call;

import java.time.Duration;

/**
 * What is made of knowing how far away nodes are in time and how dense they sit.
 *
 * @param choice of so many candidates that would do, the nearest in time is asked; 1: the closest by id, always
 * @param alphaAtTheEnd how many are asked at a time among those that must be asked in any case
 * @param leastPatience wait at least this long before somebody else is asked as well, unless everybody is near
 * @param mostPatience and at most this long; the same as the least: round trips play no part
 */
public record Tempo(int choice, int alphaAtTheEnd, Duration leastPatience, Duration mostPatience) {
    /**
     * 16: the simulator shows little gain beyond. 60 ms: with 20 a machine that stalls for a moment took all whom it
     * asked for late and said that nobody had what eight of them held, so that only a network whose own answers are far
     * quicker gets less ({@link RoundTrips}). A second: who has not answered then is not worth waiting for; the late
     * answer still counts.
     */
    public static final Tempo DEFAULT = new Tempo(16, 8, Duration.ofMillis(60), Duration.ofSeconds(1));

    public Tempo {
        if (choice < 1 || alphaAtTheEnd < 1 || leastPatience.compareTo(mostPatience) > 0) {
            throw new IllegalArgumentException("at least one to choose from, one question, and patience in order");
        }
    }

    /** Where everybody is near, the least patience shrinks to this floor. */
    Duration within(Duration patience, Duration floor) {
        Duration least = floor.compareTo(leastPatience) < 0 ? floor : leastPatience;
        if (patience.compareTo(least) < 0) {
            return least;
        }
        return patience.compareTo(mostPatience) > 0 ? mostPatience : patience;
    }
}
