package chat.warren.node.api;

import java.time.Instant;

/**
 * A line of the log.
 *
 * @param number 1, 2, 3, … since the node started
 * @param level info, warning or error
 */
public record LogLine(long number, Instant at, Level level, String text) {
    /** How bad it is. An error is a mistake of ours; what the world does is a warning at most. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }
}
