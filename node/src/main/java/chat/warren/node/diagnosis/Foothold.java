package chat.warren.node.diagnosis;

/** How our own network stands, in the few ways that make a difference to a person. From the worst to the best. */
public enum Foothold {
    /** This machine has no address at all. */
    NO_NETWORK,
    /** It has addresses, and nobody beyond its own networks answers, or is asked. */
    LOCAL_ONLY,
    /** Somebody may answer yet. */
    JOINING,
    /** No datagrams come back, and a friend is reached by TCP. */
    ONLY_TCP,
    /** Others answer, and see each datagram come from another port that nobody predicts. */
    DIRECT_UNLIKELY,
    CONNECTED
}
