package chat.warren.node.api;

import java.time.Instant;
import java.util.List;

/**
 * All that is known about one message, for whoever asks about it.
 *
 * @param with the person in whose conversation it stands
 * @param earlier what it said before it was changed, oldest first
 */
public record MessageStory(MessageView message, String with, List<Earlier> earlier) {
    public MessageStory {
        earlier = List.copyOf(earlier);
    }

    /** Words that were replaced, and when. */
    public record Earlier(String text, Instant replaced) {}
}
