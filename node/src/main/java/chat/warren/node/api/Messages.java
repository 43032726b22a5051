package chat.warren.node.api;

import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Rows of the profile as people see them. */
record Messages(PersonId self) {
    static final Comparator<ConversationView> NEWEST_FIRST = Comparator.comparing((ConversationView view) ->
                    view.last().map(MessageView::written).orElse(Instant.EPOCH))
            .reversed();

    /** The other one of a pair; we ourselves in notes. */
    PersonId other(Conversation conversation) {
        return conversation.members().stream()
                .filter(member -> !member.equals(self))
                .findFirst()
                .orElse(self);
    }

    /** As we call them, else as they call themselves; whom we know no more has no name. */
    String name(Contents contents, Snapshot snapshot, PersonId person) throws StorageException {
        if (person.equals(self)) {
            return "";
        }
        Optional<Friend> friend = contents.friends().find(snapshot, person);
        return friend.map(Friend::names)
                .map(names -> names.ours().isEmpty() ? names.theirs() : names.ours())
                .orElse("");
    }

    boolean isTheirs(Entry entry) {
        return !entry.message().by().author().equals(self) && entry.message().content() instanceof Content.Text;
    }

    MessageView view(Entry entry) {
        Message message = entry.message();
        return new MessageView(
                Ids.text(message.id()),
                entry.place(),
                Ids.text(message.by().author()),
                message.by().author().equals(self),
                message.by().written(),
                text(message.content()),
                message.isDeleted(),
                message.content() instanceof Content.Notice,
                message.context().edits(),
                message.context().replyTo().map(Ids::text),
                message.context().expires(),
                entry.reactions().stream()
                        .map(reaction ->
                                new MessageView.Reaction(Ids.text(reaction.by()), reaction.emoji(), reaction.at()))
                        .toList(),
                state(entry));
    }

    private static String text(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Notice notice -> notice.detail();
            case Content.Deleted deleted -> "";
        };
    }

    private MessageState state(Entry entry) {
        Message message = entry.message();
        boolean toSelf = message.conversation().equals(chat.warren.node.chat.item.Item.between(self, self));
        if (!message.by().author().equals(self) || toSelf || message.content() instanceof Content.Notice) {
            return MessageState.HERE;
        }
        MessageState state = MessageState.WAITING;
        for (Annex.Receipt receipt : entry.receipts()) {
            MessageState reached = switch (receipt.stage()) {
                case HELD_BY_FRIENDS -> MessageState.WITH_FRIENDS;
                case DELIVERED -> MessageState.DELIVERED;
                case READ -> MessageState.READ;
                case REFUSED -> MessageState.REFUSED;
            };
            state = reached.compareTo(state) > 0 ? reached : state;
        }
        return state;
    }
}
