package chat.warren.node.nat;

/** Whom the routers in front of us let in, after RFC 4787 §5. */
public enum Filtering {
    UNKNOWN(0),
    /** Anybody, once we have sent anything to anyone: friends can open a path without our help. */
    INDEPENDENT(1),
    ADDRESS_DEPENDENT(2),
    ADDRESS_AND_PORT_DEPENDENT(3);

    private final int code;

    Filtering(int code) {
        this.code = code;
    }

    /** What stands for it on the wire. */
    public int code() {
        return code;
    }

    /** Unknown, if a later version invented it. */
    public static Filtering of(int code) {
        for (Filtering filtering : values()) {
            if (filtering.code == code) {
                return filtering;
            }
        }
        return UNKNOWN;
    }

    /** Whether a friend's first datagram comes in without any of ours having gone out to her. */
    public boolean letsStrangersIn() {
        return this == INDEPENDENT;
    }
}
