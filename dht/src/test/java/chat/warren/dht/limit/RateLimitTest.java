package chat.warren.dht.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** What the name promises, with a number of tokens for each source and no end. */
    private static final class Buckets {
        private final Map<String, Double> left = new HashMap<>();
        private final Map<String, Instant> at = new HashMap<>();

        boolean allows(String source, double cost, Instant now) {
            double refilled = left.getOrDefault(source, 20.0)
                    + Duration.between(at.getOrDefault(source, now), now).toNanos() / 1e9 * 5;
            double tokens = Math.min(20, refilled);
            boolean enough = tokens >= cost;
            left.put(source, enough ? tokens - cost : tokens);
            at.put(source, now);
            return enough;
        }
    }

    @Test
    void agreesWithBucketsThatCountTheirTokens() {
        SplittableRandom random = new SplittableRandom(1);
        RateLimit limit = new RateLimit(5, 20);
        Buckets model = new Buckets();
        Instant now = NOON;
        int allowed = 0;
        for (int step = 0; step < 100_000; step++) {
            // A fifth of a second is a token: whole ones, so that rounding decides nothing.
            now = now.plusMillis(200L * random.nextInt(3));
            String source = "192.0.2." + random.nextInt(4);
            int cost = 1 + random.nextInt(12);
            boolean allows = model.allows(source, cost, now);
            assertEquals(allows, limit.allows(new InetSocketAddress(source, step & 0xffff), cost, now), "step " + step);
            allowed += allows ? 1 : 0;
        }
        assertTrue(allowed > 10_000 && allowed < 90_000, "both answers are tried: " + allowed);
    }

    @Test
    void neighboursInOneLanOfIpv6ShareAnAllowanceAndHostsBehindOneLoopbackDoNot() {
        RateLimit limit = new RateLimit(1, 1);
        assertTrue(limit.allows(new InetSocketAddress("2a00:1:2:3400::1", 1), 1, NOON));
        assertFalse(limit.allows(new InetSocketAddress("2a00:1:2:34ff::2", 2), 1, NOON));
        assertTrue(limit.allows(new InetSocketAddress("2a00:1:2:3500::1", 1), 1, NOON));
        assertTrue(limit.allows(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), 1, NOON));
        assertTrue(limit.allows(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2), 1, NOON));
        assertFalse(limit.allows(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), 1, NOON));
    }
}
