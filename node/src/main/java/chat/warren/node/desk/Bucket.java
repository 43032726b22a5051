package chat.warren.node.desk;

import chat.warren.dht.limit.TokenBucket;
import java.time.InstantSource;

/** Lets so many through at once, and so many a second. Safe to share between threads. */
public final class Bucket {
    private final InstantSource clock;
    private final TokenBucket tokens; // Guarded by this.

    public Bucket(int capacity, int perSecond, InstantSource clock) {
        this.clock = clock;
        this.tokens = new TokenBucket(perSecond, capacity, clock.instant());
    }

    public synchronized boolean take() {
        return tokens.take(clock.instant());
    }
}
