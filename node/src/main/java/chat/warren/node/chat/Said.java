package chat.warren.node.chat;

import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;

/**
 * An item, and who is proved to have said it.
 *
 * @param with the other one of the conversation, or ourselves
 */
record Said(Letters.Writer by, PersonId with, MessageId id, Item item) {
    Turn turn() {
        return new Turn(item.stamp(), by.person(), id);
    }

    ConversationId conversation() {
        return item.conversation();
    }
}
