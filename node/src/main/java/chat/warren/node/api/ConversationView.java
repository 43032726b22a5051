package chat.warren.node.api;

import java.time.Duration;
import java.util.Optional;

/**
 * A conversation, as a list shows it.
 *
 * @param with the other person's id; our own for notes to ourselves
 * @param name as we call them
 * @param unread messages of theirs that were not read, {@link Chats#MANY} when there are more
 * @param disappearing how long messages stay, if they disappear
 * @param draft words not sent yet
 */
public record ConversationView(
        String with,
        String name,
        long unread,
        boolean muted,
        boolean archived,
        Optional<Duration> disappearing,
        Optional<String> draft,
        Optional<MessageView> last) {}
