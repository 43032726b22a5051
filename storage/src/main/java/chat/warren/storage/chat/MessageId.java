package chat.warren.storage.chat;

import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;

/** Names a message: the first bytes of the hash of its header, the same for all who have it. */
public record MessageId(Id id) {
    public static MessageId of(byte[] bytes) {
        return new MessageId(Id.of(bytes));
    }

    public Octets key() {
        return Octets.of(id.toArray());
    }
}
