package chat.warren.dht.join;

/**
 * What one source has brought so far.
 *
 * @param use whether it is asked at all, and has been
 * @param named how many addresses it named
 * @param answered how many of them answered
 */
public record SourceReport(Source source, Use use, int named, int answered) {
    /** Where first contacts come from. */
    public enum Source {
        CACHED,
        KNOWN,
        LAN,
        NAMES
    }

    /** What was done about it. */
    public enum Use {
        /** There is none, or the person wants none. */
        OFF,
        /** Its turn has not come, or never does because the others were enough. */
        SPARED,
        ASKED
    }
}
