package chat.warren.node.punch;

import java.time.Duration;

/**
 * How much is spent on a punch.
 *
 * @param sockets spare sockets on a side whose ports are random
 * @param guesses ports tried in one round by a side whose port is steady
 * @param pace from one guess to the next
 * @param patience after which a punch ends without a path
 */
public record PunchConfig(int sockets, int guesses, Duration pace, Duration patience) {
    /**
     * 256 sockets against 2,048 guesses miss with a probability of 0.02 %, and meet within 0.25 s at the median
     * (PERFORMANCE.md §1.3). A guess is 105 bytes on the wire: at one a millisecond 0.84 Mb/s, for two seconds at most.
     */
    public static final PunchConfig DEFAULT = new PunchConfig(256, 2048, Duration.ofMillis(1), Duration.ofSeconds(15));

    /** Without a signal the friend learns of us when she polls: minutes, not seconds. Then once in 20 ms must do. */
    public static final PunchConfig PATIENT = new PunchConfig(256, 2048, Duration.ofMillis(20), Duration.ofMinutes(5));

    public static PunchConfig of(Stance stance) {
        return stance == Stance.WAITING ? PATIENT : DEFAULT;
    }
}
