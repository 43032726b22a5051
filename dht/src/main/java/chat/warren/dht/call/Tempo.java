package chat.warren.dht.call;

import java.time.Duration;

/**
 * What is made of knowing how far away nodes are in time and how dense they sit.
 *
 * @param choice of so many candidates that would do, the nearest in time is asked; 1: the closest by id, always
 * @param alphaAtTheEnd how many are asked at a time among those that must be asked in any case
 * @param leastPatience wait at least this long before somebody else is asked as well
 * @param mostPatience and at most this long; the same as the least: round trips play no part
 */
public record Tempo(int choice, int alphaAtTheEnd, Duration leastPatience, Duration mostPatience) {
    /**
     * 16: the simulator shows little gain beyond. 20 ms: a busy machine answers its neighbour within that nearly
     * always, and who is in the same house shall not wait longer for somebody who has left; nodes farther away get one
     * and a half times what they usually take. A second: who has not answered then is not worth waiting for; the late
     * answer still counts.
     */
    public static final Tempo DEFAULT = new Tempo(16, 8, Duration.ofMillis(20), Duration.ofSeconds(1));

    public Tempo {
        if (choice < 1 || alphaAtTheEnd < 1 || leastPatience.compareTo(mostPatience) > 0) {
            throw new IllegalArgumentException("at least one to choose from, one question, and patience in order");
        }
    }

    Duration within(Duration patience) {
        if (patience.compareTo(leastPatience) < 0) {
            return leastPatience;
        }
        return patience.compareTo(mostPatience) > 0 ? mostPatience : patience;
    }
}
