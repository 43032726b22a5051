package chat.warren.node.chat;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.node.chat.order.Spot;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far everybody has read: one turn for each person. */
final class Reading {
    private static final String KIND = "chat.read";
    /** What disappears begins to when it was read: so many are looked through at once. */
    private static final int PAGE = 200;

    private Reading() {}

    /** The person before this machine has read up to a message. */
    static boolean ours(Sheet sheet, PersonId with, MessageId upTo) throws StorageException {
        Optional<Entry> entry = sheet.messages().find(sheet.transaction(), upTo);
        ConversationId conversation = Item.between(sheet.circle().self(), with);
        if (entry.isEmpty() || !entry.get().message().conversation().equals(conversation)) {
            return false;
        }
        Turn turn = Timelines.turn(entry.get().message());
        if (!seen(sheet, conversation, with, turn)) {
            return true;
        }
        boolean tells = sheet.allows(Habits.SHOW_READING);
        // Our own devices hear of it in any case, or each would have everything unread once more.
        Saying.Read read = new Saying.Read(turn);
        Speaking.say(sheet, with, read, tells);
        return true;
    }

    /** Whoever answers has read what came before, wherever they read it. */
    static void answered(Sheet sheet, PersonId with) throws StorageException {
        ConversationId id = Item.between(sheet.circle().self(), with);
        if (sheet.books().isAnswered(id)) {
            return;
        }
        Optional<Conversation> conversation = sheet.books().conversation(sheet.transaction(), id);
        long read = conversation.map(known -> known.preferences().readUpTo()).orElse(Long.MAX_VALUE);
        // Only the newest: when it is ours, what came before was read when we wrote that.
        for (Entry newest : sheet.messages().before(sheet.transaction(), id, Long.MAX_VALUE, 1)) {
            boolean theirs =
                    !newest.message().by().author().equals(sheet.circle().self());
            if (theirs && newest.place() > read) {
                ours(sheet, with, newest.message().id());
            }
        }
        sheet.books().answered(id);
    }

    /** Somebody has read, or one of our own devices was read on. */
    static void read(Sheet sheet, Said said, Turn upTo) throws StorageException {
        if (Applying.isOwn(sheet, said)) {
            seen(sheet, said.conversation(), said.with(), upTo);
        } else if (theirs(sheet, said.conversation(), said.by().person(), upTo)) {
            sheet.tell(new ChatEvent.Renewed(said.conversation()));
        }
    }

    /** How far somebody else has read; whether that was news. */
    static boolean theirs(Sheet sheet, ConversationId id, PersonId person, Turn upTo) throws StorageException {
        return Changes.isNewest(sheet, KIND, subject(id, person), upTo);
    }

    /** Whether that was news. */
    static boolean seen(Sheet sheet, ConversationId id, PersonId with, Turn upTo) throws StorageException {
        PersonId self = sheet.circle().self();
        Optional<Turn> before = upTo(sheet.states(), sheet.transaction(), id, self);
        if (!Changes.isNewest(sheet, KIND, subject(id, self), upTo)) {
            return false;
        }
        Conversation conversation = Applying.begin(sheet, id, with);
        Conversation.Preferences was = conversation.preferences();
        Turn at = before.orElse(new Turn(0, upTo.author(), upTo.id()));
        long place = was.readUpTo();
        List<Spot> page = sheet.timeline(id).after(sheet.transaction(), at, PAGE);
        while (!page.isEmpty() && page.getFirst().turn().compareTo(upTo) <= 0) {
            for (Spot spot : page) {
                if (spot.turn().compareTo(upTo) <= 0) {
                    place = Math.max(place, spot.place());
                    startClock(sheet, spot.turn());
                }
            }
            page = sheet.timeline(id).after(sheet.transaction(), page.getLast().turn(), PAGE);
        }
        sheet.books()
                .save(
                        sheet.transaction(),
                        conversation.with(
                                new Conversation.Preferences(place, was.muted(), was.archived(), was.disappearing())));
        sheet.tell(new ChatEvent.Renewed(id));
        return true;
    }

    /** Before the place up to which all was read: nobody will read up to it again, so its clock runs now. */
    static void came(Sheet sheet, ConversationId id, Turn turn) throws StorageException {
        Optional<Turn> read =
                upTo(sheet.states(), sheet.transaction(), id, sheet.circle().self());
        if (read.isPresent() && turn.compareTo(read.get()) <= 0) {
            startClock(sheet, turn);
        }
    }

    private static void startClock(Sheet sheet, Turn turn) throws StorageException {
        if (turn.author().equals(sheet.circle().self())) {
            return;
        }
        Optional<Duration> stay = Applying.stay(sheet, turn.id());
        if (stay.isPresent()) {
            Instant end = sheet.now().plus(stay.get());
            sheet.messages().disappear(sheet.transaction(), turn.id(), sheet.now(), end);
            sheet.outcome().due(end);
        }
    }

    static Optional<Turn> upTo(ProtocolState state, Snapshot snapshot, ConversationId conversation, PersonId person)
            throws StorageException {
        Optional<Octets> stored = state.get(snapshot, KIND, subject(conversation, person));
        return stored.isEmpty() ? Optional.empty() : Optional.of(Changes.read(stored.get()));
    }

    private static Octets subject(ConversationId conversation, PersonId person) {
        return Octets.of(Bytes.concat(conversation.id().toArray(), person.id().toArray()));
    }
}
