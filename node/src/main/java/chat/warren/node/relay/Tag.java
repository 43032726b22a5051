package chat.warren.node.relay;

/**
 * Where two meet at a relay: derived from their pair's key of the hour, so that the relay learns nothing by it, and
 * nobody else can take a seat.
 */
public record Tag(long value) {
    /** Says enough to follow one in a log, too little to take a seat. */
    @Override
    public String toString() {
        return "tag " + Long.toHexString(value >>> 48) + "…";
    }
}
