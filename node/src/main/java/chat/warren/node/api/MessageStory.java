package chat.warren.node.api;

import java.time.Instant;
import java.util.List;

/**
 * All that is known about one message, for whoever asks about it.
 *
 * @param with the person in whose conversation it stands
 * @param came since when it is on this device, by its clock
 * @param missing of one of ours that arrived: devices of the friend that have not got it yet, by the beginning of their
 *     ids; of later ones, which get it from the others, nothing is known
 * @param earlier what it said before it was changed, oldest first
 */
public record MessageStory(
        MessageView message, String with, Instant came, List<String> missing, List<Earlier> earlier) {
    public MessageStory {
        missing = List.copyOf(missing);
        earlier = List.copyOf(earlier);
    }

    /** Words that were replaced, and when. */
    public record Earlier(String text, Instant replaced) {}
}
