package chat.warren.node.api;

import chat.warren.node.diagnosis.Foothold;

/** How our own network stands, in sentences that people read: what is, what still works, and what helps. */
public enum NetworkState {
    NO_NETWORK(
            "This computer is connected to no network. What you write waits and goes out by itself.",
            "Connect to a network."),
    LOCAL_ONLY(
            "Only the local network is there: nobody beyond it is reached. Friends on it can be reached; what you write to"
                    + " others waits and goes out by itself.",
            "See whether the Internet is there, and whether a firewall or a VPN holds UDP back."),
    JOINING("The network is looked for. What you write waits and goes out by itself.", ""),
    ONLY_TCP(
            "Connected by TCP only, for this network lets no UDP through. Messages and files arrive; some friends are"
                    + " reached only if another friend passes them on.",
            "Another network would be better."),
    DIRECT_UNLIKELY(
            "Connected, but this network hands out random ports, so direct connections are unlikely. Nothing is lost: a"
                    + " common friend passes on what finds no direct way.",
            "Switch on UPnP or PCP in your router, or use a network with IPv6."),
    CONNECTED("Connected to the network.", "");

    private final String sentence;
    private final String remedy;

    NetworkState(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    static NetworkState of(Foothold foothold) {
        return valueOf(foothold.name());
    }

    /** What is, and what still works. */
    public String sentence() {
        return sentence;
    }

    /** What helps; empty if nothing needs help. */
    public String remedy() {
        return remedy;
    }
}
