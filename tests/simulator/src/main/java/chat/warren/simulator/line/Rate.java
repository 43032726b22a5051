package chat.warren.simulator.line;

/** How fast a line is, and how many bytes may be unfinished on it before it drops what comes next. */
public record Rate(long bitsPerSecond, int queueBytes) {
    private static final long BIT_NANOS = 8_000_000_000L;

    public Rate {
        if (bitsPerSecond < 1 || queueBytes < 0) {
            throw new IllegalArgumentException(
                    "a line cannot have " + bitsPerSecond + " bit/s and " + queueBytes + " B");
        }
    }

    /** How long the line is busy with so many bytes, rounded up: no datagram is free. */
    long nanos(int bytes) {
        return Math.ceilDiv(bytes * BIT_NANOS, bitsPerSecond);
    }
}
