package chat.warren.dht.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> wall = new AtomicReference<>(START);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final SteadyTime time = new SteadyTime(wall::get, nanos::get);

    @Test
    void goesOnByTheMonotonicClock() {
        wall.set(START.plusSeconds(2));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos()); // Which passes the end of a long, as it may.
        assertEquals(START.plusSeconds(1), time.now());
        assertEquals(0, time.leaps());
    }

    @Test
    void leapsAheadAfterASleepThatTheMonotonicClockDidNotCount() {
        wall.set(START.plusSeconds(3600));
        assertEquals(START.plusSeconds(3600), time.now());
        assertEquals(1, time.leaps());
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(START.plusSeconds(3601), time.now());
    }

    @Test
    void neverFollowsAClockThatIsSetBack() {
        wall.set(START.minusSeconds(3600));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(START.plusSeconds(1), time.now());
    }
}
