package chat.warren.storage.chat;

import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;

/** Names a conversation: random, or agreed on by its members. */
public record ConversationId(Id id) {
    public static ConversationId of(byte[] bytes) {
        return new ConversationId(Id.of(bytes));
    }

    public Octets key() {
        return Octets.of(id.toArray());
    }
}
