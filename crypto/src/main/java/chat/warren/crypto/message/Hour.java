package chat.warren.crypto.message;

import java.time.Instant;

/** Hours since 1970: days and weeks are counted here, and a stored state need not tell more. */
final class Hour {
    private static final int SECONDS = 3_600;

    private Hour() {}

    static int of(Instant instant) {
        return Math.clamp(Math.floorDiv(instant.getEpochSecond(), SECONDS), 0, Counter.MAX);
    }
}
