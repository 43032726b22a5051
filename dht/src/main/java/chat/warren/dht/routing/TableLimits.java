package chat.warren.dht.routing;

import java.time.Duration;

/**
 * The shape of a routing table.
 *
 * @param width contacts in a bucket
 * @param topWidth contacts in each of the top buckets, which serve most of the key space
 * @param topBuckets how many buckets are that wide
 * @param randomShare one place in so many is given without looking at the round trip; 1: all of them
 */
public record TableLimits(int width, int topWidth, int topBuckets, int randomShare) {
    /**
     * k = 20 as in the Kademlia paper; the top ten 320 wide hold about 3,200 contacts in a network of a million and
     * save most of a hop there, for a ping a second. With eight, half of the lookups take a tenth longer
     * (docs/dht-simulations.md).
     */
    public static final TableLimits DEFAULT = new TableLimits(20, 320, 10, 3);

    /** A bucket's neighbourhoods: at most two of one operator, one of one customer (docs/dht.md, Sybils). */
    static final int MAX_WIDE_PER_BUCKET = 2;

    static final int MAX_NARROW_PER_BUCKET = 1;

    /** In the whole table: an operator with a /16 in every bucket would meet every lookup. */
    static final int MAX_WIDE_PER_TABLE = 8;

    /** Newcomers a full bucket remembers, to fill a gap with the nearest of them. */
    static final int MAX_SPARES = 16;

    /** BEP 5: "try once more before discarding the node". */
    static final int MAX_FAILURES = 2;

    /**
     * Until then it is not named, so in a small network nobody might be left; and a router that starts anew, or a
     * sleep, shall not be over both questions.
     */
    public static final Duration ONCE_MORE = Duration.ofMinutes(1);

    /** A node that has answered for this long is settled: a faster newcomer does not displace it any more. */
    static final Duration SETTLED = Duration.ofMinutes(20);

    /**
     * How long a contact is trusted without an answer. With sessions of two hours (median), 54 minutes leave 15 % of a
     * wide bucket stale, which lookups hardly notice; close to our own id, where items are stored, we look more often.
     */
    static final Duration VERIFY_TOP = Duration.ofMinutes(54);

    static final Duration VERIFY_DEEP = Duration.ofMinutes(15);

    public TableLimits {
        if (width < 1 || topWidth < width || topBuckets < 0 || randomShare < 1) {
            throw new IllegalArgumentException("a bucket has at least one place, and the top ones no fewer");
        }
    }

    int width(int bucket) {
        return bucket < topBuckets ? topWidth : width;
    }

    Duration verifyAfter(int bucket) {
        return bucket < topBuckets ? VERIFY_TOP : VERIFY_DEEP;
    }
}
