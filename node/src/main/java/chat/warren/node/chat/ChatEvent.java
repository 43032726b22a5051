package chat.warren.node.chat;

import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;

/** Something has changed that a view may show. Told after it is on the disk. */
public sealed interface ChatEvent {
    ConversationId conversation();

    /** A new message. */
    record Came(ConversationId conversation, MessageId message, PersonId author) implements ChatEvent {}

    /** Other words, a reaction, or gone. */
    record Changed(ConversationId conversation, MessageId message) implements ChatEvent {}

    /** It came further on its way. */
    record Moved(ConversationId conversation, MessageId message) implements ChatEvent {}

    /** The conversation itself: its timer, what was read, how we want it. */
    record Renewed(ConversationId conversation) implements ChatEvent {}

    /** A friend writes, or has stopped. Who hears nothing more for {@link Chat#TYPING_LASTS} takes it as stopped. */
    record Typing(ConversationId conversation, PersonId person, boolean writing) implements ChatEvent {}
}
