package chat.warren.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a friend is reached, or why not.
 *
 * @param cause one word for programs, such as {@code connected-directly} or {@code friend-not-seen}
 * @param sentence what is
 * @param remedy what helps; empty if nothing needs help
 * @param through the friend whose computer passes it on, if one does
 * @param attempts what was tried lately, oldest first
 */
public record WayView(String cause, String sentence, String remedy, Optional<String> through, List<Attempt> attempts) {
    public WayView {
        attempts = List.copyOf(attempts);
    }

    /**
     * Something that was tried, or happened.
     *
     * @param where the networks it was about, such as {@code 203.0.x.x}: never a whole address
     */
    public record Attempt(Instant at, String event, String where) {}
}
