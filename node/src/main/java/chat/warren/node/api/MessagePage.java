package chat.warren.node.api;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some messages of a conversation.
 *
 * @param messages oldest first
 * @param before where the page of older ones begins; empty when there are none
 */
public record MessagePage(List<MessageView> messages, OptionalLong before) {
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
