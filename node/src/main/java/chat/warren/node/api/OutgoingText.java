package chat.warren.node.api;

import chat.warren.node.api.text.Named;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something to be said.
 *
 * @param mentions whom pieces of the text mean; people of the conversation
 * @param stays how long it is there once it was read, if it disappears
 */
public record OutgoingText(String text, List<Named> mentions, Optional<String> replyTo, Optional<Duration> stays) {
    public OutgoingText {
        mentions = List.copyOf(mentions);
    }

    public static OutgoingText of(String text) {
        return new OutgoingText(text, List.of(), Optional.empty(), Optional.empty());
    }
}
