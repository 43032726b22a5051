package chat.warren.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.EventQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final List<Instant> told = new ArrayList<>();

    @Test
    void whoCannotBeLockedYetIsTriedAgainAfterAsLong() throws Exception {
        EventQueue.invokeAndWait(() -> {
            Idle idle = new Idle(() -> now, () -> told.add(now));
            idle.after(Duration.ofMinutes(5));
            for (int minute = 0; minute < 11; minute++) {
                now = now.plus(Duration.ofMinutes(1));
                idle.look();
            }
            assertEquals(2, told.size());
            assertEquals(true, idle.isLooking());
            idle.close();
        });
    }
}
