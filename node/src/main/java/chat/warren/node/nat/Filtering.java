package chat.warren.node.nat;

/** Whom the routers in front of us let in, after RFC 4787 §5. */
public enum Filtering {
    UNKNOWN,
    /** Anybody, once we have sent anything to anyone: friends can open a path without our help. */
    INDEPENDENT,
    ADDRESS_DEPENDENT,
    ADDRESS_AND_PORT_DEPENDENT;

    /** Whether a friend's first datagram comes in without any of ours having gone out to her. */
    public boolean letsStrangersIn() {
        return this == INDEPENDENT;
    }
}
