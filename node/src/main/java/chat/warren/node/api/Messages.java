package chat.warren.node.api;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.node.chat.Talks;
import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.Talks.Shown;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageNumbers;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    MessageView view(Contents contents, Snapshot snapshot, Shown shown, FileViews files) throws StorageException {
        Message message = shown.message();
        long number = contents.messages()
                .number(snapshot, message.id())
                .orElseThrow(() -> new IllegalStateException("a message of this snapshot is in it"));
        return new MessageView(
                Ids.text(message.id()),
                MessageNumbers.place(number),
                Ids.text(message.by().author()),
                message.by().author().equals(self),
                shown.at(),
                text(message.content()),
                mentions(message.content()),
                message.isDeleted(),
                message.content() instanceof Content.Notice,
                message.context().edits(),
                message.context().replyTo().map(Ids::text),
                message.context().expires(),
                shown.reactions().stream()
                        .map(reaction ->
                                new MessageView.Reaction(Ids.text(reaction.by()), reaction.emoji(), reaction.at()))
                        .toList(),
                files.of(contents, snapshot, message),
                state(shown),
                custody(shown.progress()));
    }

    private static Optional<MessageView.Custody> custody(Progress progress) {
        return progress instanceof Progress.WaitsWith(List<PersonId> keepers, Instant until)
                ? Optional.of(
                        new MessageView.Custody(keepers.stream().map(Ids::text).toList(), until))
                : Optional.empty();
    }

    MessageStory story(Contents contents, Snapshot snapshot, Shown shown, FileViews files) throws StorageException {
        List<MessageStory.Earlier> earlier = contents.messages().history(snapshot, shown.id()).stream()
                .map(revision -> new MessageStory.Earlier(text(revision.content()), revision.replaced()))
                .toList();
        Optional<Conversation> conversation =
                contents.conversations().find(snapshot, shown.message().conversation());
        PersonId with = conversation.map(this::other).orElse(self);
        return new MessageStory(
                view(contents, snapshot, shown, files),
                Ids.text(with),
                shown.message().by().arrived(),
                missing(contents, snapshot, shown, with),
                earlier);
    }

    /** Where it waits for everything there is nothing to tell apart; of whom does not tell what arrived, neither. */
    private static List<String> missing(Contents contents, Snapshot snapshot, Shown shown, PersonId with)
            throws StorageException {
        if (!(shown.progress() instanceof Progress.Arrived) && !(shown.progress() instanceof Progress.Read)) {
            return List.of();
        }
        List<String> missing = new ArrayList<>();
        Optional<DeviceList> listed = contents.friends()
                .find(snapshot, with)
                .flatMap(friend -> friend.terms().devices());
        for (DeviceCertificate each : listed.map(DeviceList::devices).orElse(List.of())) {
            if (contents.outbox().waits(snapshot, each.device(), shown.id())) {
                missing.add(Persons.digits(each.device()));
            }
        }
        return missing;
    }

    private static String text(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Notice notice -> Talks.words(notice);
            case Content.Deleted deleted -> "";
        };
    }

    private List<MessageView.Mention> mentions(Content content) {
        return content instanceof Content.Text text
                ? text.mentions().stream()
                        .map(each -> new MessageView.Mention(
                                Ids.text(each.person()), each.person().equals(self), each.from(), each.length()))
                        .toList()
                : List.of();
    }

    private static MessageState state(Shown shown) {
        if (shown.message().content() instanceof Content.Notice) {
            return MessageState.HERE;
        }
        return switch (shown.progress()) {
            case Progress.Received received -> MessageState.HERE;
            case Progress.Waits waits -> MessageState.WAITING;
            case Progress.WaitsWith friends -> MessageState.WITH_FRIENDS;
            case Progress.Sent sent -> MessageState.SENT;
            case Progress.Arrived arrived -> MessageState.DELIVERED;
            case Progress.Read read -> MessageState.READ;
            case Progress.Failed failed -> MessageState.REFUSED;
        };
    }
}
