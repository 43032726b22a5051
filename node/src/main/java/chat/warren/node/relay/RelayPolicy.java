package chat.warren.node.relay;

/**
 * What the owner of a node gives to others.
 *
 * @param forFriends whether friends may use it
 * @param forStrangers whether anybody may, which only its owner can decide
 * @param bytesPerSecond for all together, one way
 * @param bytesPerDay for each of those who use it
 */
public record RelayPolicy(boolean forFriends, boolean forStrangers, long bytesPerSecond, long bytesPerDay) {
    /**
     * One video call of 3 Mb/s both ways and some voice beside it; 5 GB are four hours of that, and more talk than a
     * day has.
     */
    public static final RelayPolicy DEFAULT = new RelayPolicy(true, false, 1_250_000, 5_000_000_000L);

    public static final RelayPolicy OFF = new RelayPolicy(false, false, 0, 0);
}
