package chat.warren.node.chat;

import chat.warren.node.chat.item.Saying;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import java.util.Optional;

/** What a person wants of the chat. */
public sealed interface Command {
    /** Say something to a friend, or to oneself. */
    record Say(PersonId to, Saying saying) implements Command {}

    /** All up to this message was seen. */
    record MarkRead(PersonId with, MessageId upTo) implements Command {}

    /** Words not sent yet; empty ones are discarded. */
    record Draft(PersonId with, String text, Optional<MessageId> replyTo) implements Command {}

    /** Take a message away here, whoever wrote it, and tell nobody. */
    record Forget(MessageId message) implements Command {}

    /** Take a whole conversation away here. */
    record Leave(ConversationId conversation) implements Command {}

    /** How we want a conversation. */
    record Prefer(PersonId with, boolean muted, boolean archived) implements Command {}

    /** We write just now, or have stopped. It is not kept, and only who is there hears of it. */
    record Typing(PersonId to, boolean writing) implements Command {}
}
