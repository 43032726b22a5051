package chat.warren.node.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation, as a list shows it.
 *
 * @param with the other person's id; our own for notes to ourselves
 * @param name as we call them
 * @param unread messages of theirs that were not read, {@link Chats#MANY} when there are more
 * @param disappearing how long messages stay, if they disappear
 * @param draft words not sent yet
 * @param draftReplyTo the message that those answer, also where none of them is written yet
 * @param waiting what friends keep of ours until the other one is there
 */
public record ConversationView(
        String with,
        String name,
        long unread,
        boolean muted,
        boolean archived,
        Optional<Duration> disappearing,
        Optional<String> draft,
        Optional<String> draftReplyTo,
        Optional<Waiting> waiting,
        Optional<MessageView> last) {
    /**
     * Messages of ours that wait with friends.
     *
     * @param messages how many
     * @param keepers ids of those who keep some of them
     * @param until when the first of them is let go
     */
    public record Waiting(int messages, List<String> keepers, Instant until) {
        public Waiting {
            keepers = List.copyOf(keepers);
        }
    }
}
