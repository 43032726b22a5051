package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import java.util.List;
import java.util.Optional;

/** What a person wants of the chat. */
public sealed interface Command {
    /** Say something to a friend, or to oneself. */
    record Say(PersonId to, Saying saying) implements Command {}

    /** All up to this message was seen. */
    record MarkRead(PersonId with, MessageId upTo) implements Command {}

    /** Words not sent yet, or a message chosen to be answered; where there is neither, nothing is kept. */
    record Draft(PersonId with, String text, Optional<MessageId> replyTo) implements Command {}

    /** Take a message away here, whoever wrote it, and tell nobody. */
    record Forget(MessageId message) implements Command {}

    /** Take a whole conversation away here. */
    record Leave(ConversationId conversation) implements Command {}

    /** How we want a conversation. */
    record Prefer(PersonId with, boolean muted, boolean archived) implements Command {}

    /**
     * Somebody is no friend any more: nothing is sent to them, not even what waits, and what is said between us stays.
     *
     * @param devices that were theirs
     */
    record Part(PersonId person, List<DeviceId> devices) implements Command {
        public Part {
            devices = List.copyOf(devices);
        }
    }

    /** A device has left a friend's list, or ours: what waits for it is for the others, or for those to come. */
    record Readdress(PersonId person, DeviceId gone) implements Command {}

    /** We write just now, or have stopped. It is not kept, and only who is there hears of it. */
    record Typing(PersonId to, boolean writing) implements Command {}
}
