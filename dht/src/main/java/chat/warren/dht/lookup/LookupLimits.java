package chat.warren.dht.lookup;

import chat.warren.dht.call.Tempo;

/**
 * How a lookup walks.
 *
 * @param width how many of the closest must have answered before it ends (Kademlia's k)
 * @param alpha how many are asked at a time
 * @param alphaWhenLate the same, once answers are late: a slow node shall not hold up the walk
 * @param paths how many disjoint walks share the work, so that one liar misleads one of them
 * @param tempo what it makes of knowing round trips
 */
public record LookupLimits(int width, int alpha, int alphaWhenLate, int paths, Tempo tempo) {
    /**
     * docs/dht-simulations.md: in a network of a million, six at a time take a twelfth off the slowest hundredth
     * compared with four, for two queries and a half. On one path, two fifths of liars hide one item in 22; on three,
     * one in 1,500.
     */
    public static final LookupLimits DEFAULT = new LookupLimits(20, 6, 10, 3, Tempo.DEFAULT);

    /** For nodes and peers, where a liar gains little: the whole width in one walk. */
    public LookupLimits onOnePath() {
        return new LookupLimits(width, alpha, alphaWhenLate, 1, tempo);
    }

    /** For whoever wants all of the closest, whatever they hold: those at the end are asked at once. */
    public LookupLimits forAll() {
        Tempo hurried = new Tempo(
                tempo.choice(), Math.max(width, tempo.alphaAtTheEnd()), tempo.leastPatience(), tempo.mostPatience());
        return new LookupLimits(width, alpha, alphaWhenLate, paths, hurried);
    }

    /**
     * When so many of the closest do not have it, probably nobody has: then all others at the end are asked at once.
     */
    static final int EMPTY_TO_HURRY = 3;

    /** Enough to find what was stored at eight, most of whom are still there and honest. */
    public LookupLimits light() {
        return new LookupLimits(Math.min(width, LIGHT_WIDTH), alpha, alphaWhenLate, paths, tempo);
    }

    private static final int LIGHT_WIDTH = 8;

    /** Items are stored at 8 to 20 nodes: within the circle of eight it makes no difference who is closer. */
    static final int LIKELY_HOLDERS = 8;

    /** A lookup that has asked this many meets only liars or a broken network: it ends with what it has. */
    static final int MAX_ASKED = 160;

    /** What it remembers; the farthest are forgotten first. */
    static final int MAX_CANDIDATES = 512;

    /** One answer names 8 to 20 others; more is a flood. */
    static final int MAX_LEARNED_AT_ONCE = 20;

    /**
     * An answer brings us to the closest 8 to 20 of those the other knows: about four bits of the way. What a candidate
     * lags behind is converted to time with this.
     */
    static final double BITS_PER_HOP = 4;

    /** Neighbours in the set that counts: two of one operator, one of one customer. */
    static final int MAX_WIDE = 2;

    static final int MAX_NARROW = 1;

    /** SECURITY: "if the closest are more than 8 times denser than predicted, widen". */
    static final int SUSPICIOUS_DENSITY = 8;

    /**
     * When the closest that have answered fill a circle of the size that the network's density lets expect, within this
     * tolerance, nobody is missing among them, whoever named them: then no path needs to go on to its own end. The
     * circle of twenty varies by a fifth, so that one honest lookup in fifty walks all paths to their ends; liars who
     * are two fifths of the network and name only each other fill one that is two and a half times as large.
     */
    static final double MOST_SPARSE = 1.35;

    static final double MOST_DENSE = 0.5;

    /** And how far: a place stuffed with this many is lost on this path. */
    static final int MAX_WIDENED = 64;

    public LookupLimits {
        if (width < 1 || alpha < 1 || alphaWhenLate < alpha || paths < 1) {
            throw new IllegalArgumentException("need at least one node, one question and one path");
        }
    }

    int widthOfPath() {
        return (width + paths - 1) / paths;
    }
}
