package chat.warren.node.api;

import java.time.Duration;
import java.util.Optional;

/**
 * Something to be said.
 *
 * @param stays how long it is there once it was read, if it disappears
 */
public record OutgoingText(String text, Optional<String> replyTo, Optional<Duration> stays) {
    public static OutgoingText of(String text) {
        return new OutgoingText(text, Optional.empty(), Optional.empty());
    }
}
