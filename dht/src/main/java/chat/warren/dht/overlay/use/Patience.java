package chat.warren.dht.overlay.use;

import chat.warren.dht.overlay.wire.Purpose;
import java.time.Duration;
import java.util.List;

/**
 * When a request is said again, and when it is given up.
 *
 * @param again after so much time each; the last is the end
 */
record Patience(List<Duration> again) {
    Patience {
        again = List.copyOf(again);
    }

    static Patience of(Purpose purpose) {
        return switch (purpose) {
            // A lookup takes half a second, a put one or two; four when the last of its nodes is silent.
            case RECORD -> new Patience(millis(2_000, 4_500, 8_000));
            case MAILBOX -> new Patience(millis(1_000, 2_500, 5_000));
            // Somebody waits for it, and it takes one round trip.
            case SIGNAL -> new Patience(millis(600, 1_500, 4_000));
        };
    }

    private static List<Duration> millis(long first, long second, long end) {
        return List.of(Duration.ofMillis(first), Duration.ofMillis(second), Duration.ofMillis(end));
    }

    Duration end() {
        return again.getLast();
    }
}
