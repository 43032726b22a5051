package chat.warren.dht.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TokenBucket bucket = new TokenBucket(2, 10, NOON);

    private int takes(Instant now) {
        int count = 0;
        while (bucket.take(now)) {
            count++;
        }
        return count;
    }

    @Test
    void aBurstAtFirstAndThenSoMuchASecond() {
        assertEquals(10, takes(NOON));
        assertEquals(6, takes(NOON.plusSeconds(3)));
        assertEquals(10, takes(NOON.plusSeconds(3_600)), "never more than the burst");
    }

    @Test
    void whatIsTooDearIsNotTakenInPart() {
        assertFalse(bucket.take(11, NOON));
        assertTrue(bucket.has(10, NOON));
        assertTrue(bucket.take(10, NOON));
        assertFalse(bucket.has(1, NOON));
    }

    @Test
    void nobodyWaitsForAClockThatWasSetBack() {
        assertEquals(10, takes(NOON));
        assertEquals(0, takes(NOON.minusSeconds(7_200)));
        assertEquals(2, takes(NOON.minusSeconds(7_199)));
    }
}
