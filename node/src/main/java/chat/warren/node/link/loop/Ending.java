package chat.warren.node.link.loop;

/** Why a connection ends, as it is said to the other side. */
enum Ending {
    /** Wanted so: nobody connects again by itself. */
    GOODBYE(0),
    /** Another connection has taken its place, or is to: this one is not answered any more. */
    REPLACED(1),
    /** The other side broke the format, nothing could be agreed on, or what came could not be kept. */
    BROKEN(2);

    private final int code;

    Ending(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
