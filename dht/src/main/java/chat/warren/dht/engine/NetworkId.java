package chat.warren.dht.engine;

/** Which network is meant, where an engine takes part in several. */
public record NetworkId(String name) {
    public static final NetworkId MAINLINE = new NetworkId("mainline");
    public static final NetworkId OVERLAY = new NetworkId("warren");

    @Override
    public String toString() {
        return name;
    }
}
