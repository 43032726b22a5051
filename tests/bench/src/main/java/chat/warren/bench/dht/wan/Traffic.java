package chat.warren.bench.dht.wan;

/**
 * What went over one address's line, both ways, IP headers included.
 *
 * @param packets sent and received
 * @param bytes sent and received
 */
public record Traffic(long packets, long bytes) {
    public static final Traffic NONE = new Traffic(0, 0);

    public Traffic plus(Traffic other) {
        return new Traffic(packets + other.packets, bytes + other.bytes);
    }

    public Traffic minus(Traffic earlier) {
        return new Traffic(packets - earlier.packets, bytes - earlier.bytes);
    }
}
