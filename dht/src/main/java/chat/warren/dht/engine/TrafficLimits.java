package chat.warren.dht.engine;

/**
 * What serving others may cost.
 *
 * @param queriesPerSecond answered for one address
 * @param answerBytesPerSecond sent in answers to all together
 * @param verificationsPerSecond new contacts looked at
 */
public record TrafficLimits(double queriesPerSecond, double answerBytesPerSecond, double verificationsPerSecond) {
    /**
     * A busy client sends a few queries a second to one node; a node of Mainline answers some 20 a second in all, which
     * are 8 kB: 64 kB leave room, and bound what a flood can make us send.
     */
    public static final TrafficLimits DEFAULT = new TrafficLimits(25, 65_536, 2);

    /** A lookup may meet the same node again and again for a moment. */
    static final double BURST_SECONDS = 4;
}
