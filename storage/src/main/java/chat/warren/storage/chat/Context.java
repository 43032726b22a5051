package chat.warren.storage.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * What a message stands in.
 *
 * @param expires when it disappears, if it does
 * @param edits how often it was changed; the earlier texts are in its history
 */
public record Context(Optional<MessageId> replyTo, Optional<Instant> expires, long edits) {
    public static final Context PLAIN = new Context(Optional.empty(), Optional.empty(), 0);

    public static Context until(Instant expires) {
        return new Context(Optional.empty(), Optional.of(expires), 0);
    }
}
