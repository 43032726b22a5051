package chat.warren.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BucketTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Bucket bucket = new Bucket(10, 2, now::get);

    private int taken() {
        int taken = 0;
        while (bucket.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void letsABurstThroughAndThenSoManyASecond() {
        assertEquals(10, taken());
        now.set(Instant.EPOCH.plusMillis(499));
        assertEquals(0, taken());
        now.set(Instant.EPOCH.plusMillis(1500));
        assertEquals(3, taken());
        now.set(Instant.EPOCH.plusSeconds(3600));
        assertEquals(10, taken(), "rest is not saved up for ever");
    }

    @Test
    void aClockThatIsSetBackStopsNobody() {
        assertEquals(10, taken());
        now.set(Instant.EPOCH.minusSeconds(86_400));
        assertEquals(0, taken());
        now.set(now.get().plusSeconds(2));
        assertEquals(4, taken());
    }
}
