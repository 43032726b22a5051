package chat.warren.node.api;

/** How we stand with the network, in one sentence that people read. */
public enum NetworkState {
    CONNECTED("Connected to the network."),
    LOOKING("Looking for the network."),
    /** Bootstrapping is off and nobody is known. */
    ALONE("Alone: bootstrapping is off, and no node of the network is known; name one in WARREN_BOOTSTRAP.");

    private final String sentence;

    NetworkState(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
