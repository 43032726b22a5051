package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Draft;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Does what the person wants. */
final class Speaking {
    private static final String CHOSEN = "chat.chosen";

    private Speaking() {}

    /** What could not be done. */
    static final class UnwillingException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Answer.Refusal why;

        UnwillingException(Answer.Refusal why) {
            super(why.sentence());
            this.why = why;
        }

        Answer.Refusal why() {
            return why;
        }
    }

    static Optional<MessageId> obey(Sheet sheet, Command command) throws StorageException, UnwillingException {
        return switch (command) {
            case Command.Say(PersonId to, Saying saying) -> Optional.of(spoken(sheet, to, saying));
            case Command.MarkRead(PersonId with, MessageId upTo) -> {
                needThere(Reading.ours(sheet, with, upTo), "That message is not there any more.");
                yield Optional.empty();
            }
            case Command.Draft draft -> {
                draft(sheet, draft);
                yield Optional.empty();
            }
            case Command.Forget(MessageId message) -> {
                needThere(forget(sheet, message), "That message is gone already.");
                yield Optional.empty();
            }
            case Command.Leave(ConversationId conversation) -> {
                sheet.timeline(conversation).remove(sheet.transaction());
                sheet.messages().removeConversation(sheet.transaction(), conversation);
                sheet.books().forget(conversation);
                sheet.tell(new ChatEvent.Renewed(conversation));
                yield Optional.empty();
            }
            case Command.Prefer prefer -> {
                prefer(sheet, prefer);
                yield Optional.empty();
            }
            case Command.Part(PersonId person, List<DeviceId> devices) -> {
                Parting.part(sheet, person, devices);
                yield Optional.empty();
            }
            case Command.Readdress(PersonId person, DeviceId gone) -> {
                Parting.readdress(sheet, person, gone);
                yield Optional.empty();
            }
            case Command.Typing typing -> {
                if (sheet.allows(Habits.SHOW_TYPING)) {
                    sheet.outcome().typing.add(typing);
                }
                yield Optional.empty();
            }
        };
    }

    private static MessageId spoken(Sheet sheet, PersonId to, Saying saying)
            throws StorageException, UnwillingException {
        boolean known = to.equals(sheet.circle().self()) || sheet.circle().isFriend(to);
        need(known, "They are no friend of yours, so nothing was sent: add them first.");
        need(
                meansMembers(sheet, to, saying),
                "Only people of a conversation can be mentioned in it; nothing was sent.");
        switch (saying) {
            case Saying.Edit edit -> needOwn(sheet, to, edit.target());
            case Saying.Delete delete -> needOwn(sheet, to, delete.target());
            case Saying.React react ->
                needThere(in(sheet, to, react.target()).isPresent(), "The message you react to is not there any more.");
            case Saying.Words _ -> Reading.answered(sheet, to);
            case Saying.Timer _ -> {}
            case Saying.Read _, Saying.Arrived _, Saying.Unknown _ ->
                throw new IllegalArgumentException("that is said by the program, not by people");
        }
        return say(sheet, to, timed(sheet, to, saying), true);
    }

    private static boolean meansMembers(Sheet sheet, PersonId to, Saying saying) {
        List<Mention> mentions = switch (saying) {
            case Saying.Words words -> words.mentions();
            case Saying.Edit edit -> edit.mentions();
            default -> List.of();
        };
        List<PersonId> members = List.of(sheet.circle().self(), to);
        return mentions.stream().allMatch(each -> members.contains(each.person()));
    }

    /** A message disappears as the conversation has it, if it does not say otherwise. */
    private static Saying timed(Sheet sheet, PersonId to, Saying saying) throws StorageException {
        if (saying instanceof Saying.Words words && words.stays().isEmpty()) {
            ConversationId id = Item.between(sheet.circle().self(), to);
            var stays = Applying.begin(sheet, id, to).preferences().disappearing();
            return new Saying.Words(words.text(), words.mentions(), words.files(), words.replyTo(), stays);
        }
        return saying;
    }

    private static void needOwn(Sheet sheet, PersonId to, MessageId target)
            throws StorageException, UnwillingException {
        Optional<Entry> entry = in(sheet, to, target);
        boolean own = entry.isPresent()
                && entry.get().message().by().author().equals(sheet.circle().self());
        need(own, "Only your own messages can be changed, and this is none or is gone.");
    }

    private static Optional<Entry> in(Sheet sheet, PersonId with, MessageId target) throws StorageException {
        ConversationId conversation = Item.between(sheet.circle().self(), with);
        return sheet.messages()
                .find(sheet.transaction(), target)
                .filter(entry -> entry.message().conversation().equals(conversation)
                        && !entry.message().isDeleted());
    }

    /**
     * Says it, here and to all whom it concerns.
     *
     * @param aloud whether the other person hears it, and not our own devices alone
     */
    static MessageId say(Sheet sheet, PersonId to, Saying saying, boolean aloud) throws StorageException {
        Circle circle = sheet.circle();
        ConversationId conversation = Item.between(circle.self(), to);
        long stamp = sheet.timeline(conversation).stampAt(sheet.now().toEpochMilli());
        Item item = new Item(conversation, stamp, saying);
        byte[] encoded = ItemWire.encode(item);
        MessageId id = Item.id(circle.self(), circle.device(), encoded);
        Said said = new Said(new Letters.Writer(circle.self(), circle.device()), to, id, item);
        Applying.apply(sheet, said);
        Posting.post(sheet, new Posting.Letter(to, id, encoded, end(sheet, id, saying)), aloud);
        return id;
    }

    /** When the words in it disappear: its own, or those of an edit with the message. */
    private static Optional<Instant> end(Sheet sheet, MessageId id, Saying saying) throws StorageException {
        Optional<MessageId> message = switch (saying) {
            case Saying.Words words when words.stays().isPresent() -> Optional.of(id);
            case Saying.Edit edit -> Optional.of(edit.target());
            default -> Optional.empty();
        };
        Optional<Entry> entry =
                message.isPresent() ? sheet.messages().find(sheet.transaction(), message.get()) : Optional.empty();
        return entry.flatMap(found -> found.message().context().expires());
    }

    private static void draft(Sheet sheet, Command.Draft draft) throws StorageException {
        ConversationId id = Item.between(sheet.circle().self(), draft.with());
        var drafts = sheet.books().contents().drafts();
        if (draft.text().isEmpty() && draft.replyTo().isEmpty()) {
            drafts.discard(sheet.transaction(), id);
        } else {
            Applying.begin(sheet, id, draft.with());
            drafts.save(sheet.transaction(), new Draft(id, draft.text(), draft.replyTo(), sheet.now()));
        }
        sheet.tell(new ChatEvent.Renewed(id));
    }

    private static boolean forget(Sheet sheet, MessageId message) throws StorageException {
        Optional<Entry> entry = sheet.messages().find(sheet.transaction(), message);
        if (entry.isEmpty() || !sheet.messages().delete(sheet.transaction(), message, sheet.now())) {
            return false;
        }
        Changes.forget(sheet, message);
        sheet.tell(new ChatEvent.Changed(entry.get().message().conversation(), message));
        return true;
    }

    private static void prefer(Sheet sheet, Command.Prefer prefer) throws StorageException {
        ConversationId id = Item.between(sheet.circle().self(), prefer.with());
        Conversation conversation = Applying.begin(sheet, id, prefer.with());
        Conversation.Preferences was = conversation.preferences();
        var wanted =
                new Conversation.Preferences(was.readUpTo(), prefer.muted(), prefer.archived(), was.disappearing());
        sheet.books().save(sheet.transaction(), conversation.with(wanted));
        sheet.state(CHOSEN, id.key(), Octets.of(new byte[] {1}));
        sheet.tell(new ChatEvent.Renewed(id));
    }

    /** Whether somebody said on this device how they want a conversation. */
    static boolean hasChosen(Sheet sheet, ConversationId id) throws StorageException {
        return sheet.state(CHOSEN, id.key()).isPresent();
    }

    private static void need(boolean condition, String sentence) throws UnwillingException {
        if (!condition) {
            throw new UnwillingException(new Answer.Refusal(sentence, false));
        }
    }

    private static void needThere(boolean isThere, String sentence) throws UnwillingException {
        if (!isThere) {
            throw new UnwillingException(new Answer.Refusal(sentence, true));
        }
    }
}
