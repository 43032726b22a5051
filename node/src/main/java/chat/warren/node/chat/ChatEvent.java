package chat.warren.node.chat;

import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import java.util.List;

/** Something has changed that a view may show. Told after it is on the disk. */
public sealed interface ChatEvent {
    ConversationId conversation();

    /** A new message. */
    record Came(ConversationId conversation, MessageId message, PersonId author) implements ChatEvent {}

    /** A message that announces files, beside its having come. */
    record Announced(ConversationId conversation, MessageId message, PersonId author, PersonId with, List<FileId> files)
            implements ChatEvent {
        public Announced {
            files = List.copyOf(files);
        }
    }

    /** Its author took a message with files back. */
    record TookBack(ConversationId conversation, MessageId message, PersonId author, PersonId with, List<FileId> files)
            implements ChatEvent {
        public TookBack {
            files = List.copyOf(files);
        }
    }

    /** Other words, a reaction, or gone. */
    record Changed(ConversationId conversation, MessageId message) implements ChatEvent {}

    /** It came further on its way. */
    record Moved(ConversationId conversation, MessageId message) implements ChatEvent {}

    /** The conversation itself: its timer, what was read, how we want it. */
    record Renewed(ConversationId conversation) implements ChatEvent {}

    /** A friend writes, or has stopped. Who hears nothing more for {@link Chat#TYPING_LASTS} takes it as stopped. */
    record Typing(ConversationId conversation, PersonId person, boolean writing) implements ChatEvent {}
}
