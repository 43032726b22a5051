package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.node.chat.order.Spot;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.chat.Revision;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Our own devices copy from each other what was said before they knew of one another, or went past one of them. Each
 * says, whenever two meet, how far its conversations go; the other asks for what is behind the place up to which it has
 * copied, a page at a time, and keeps the place together with the page. So a copy that was cut off goes on where it
 * was, and what came by another way as well is known by its id.
 */
final class History {
    /** One page: a tenth of a second of a slow line, and nothing that holds up a message of today. */
    private static final int PAGE_BYTES = 64 << 10;

    private static final int PAGE_MESSAGES = 256;
    /**
     * A frame has 128 KiB. A message has 110 at most with its files and mentions; the rest is for what it once said.
     */
    private static final int MOST_PAGE_BYTES = 120 << 10;

    private static final int SHELVES = 2_048;
    private static final String COPIED = "chat.copied";

    /** What the chat remembers about single messages, by its number on the wire. */
    static final List<String> NOTES = List.of(Changes.EDIT, Reacting.KIND, Keepsake.KIND, Applying.STAY);

    private static final int REACTION_NOTE = 1;
    private static final int ITEM_NOTE = 2;
    private static final int STAY_NOTE = 3;

    private History() {}

    // Giving.

    /** How far all of our conversations go. */
    static void shelves(Sheet sheet, Line line) throws StorageException {
        var conversations = sheet.books().contents().conversations();
        List<ChatFrame.Shelf> shelves = new ArrayList<>();
        List<Placed<Conversation>> page = conversations.page(sheet.transaction(), 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Conversation> row : page) {
                long last =
                        sheet.messages().last(sheet.transaction(), row.value().id());
                shelves.add(new ChatFrame.Shelf(other(sheet, row.value()), last));
            }
            page = conversations.page(sheet.transaction(), page.getLast().place(), SealedTable.MAX_PAGE);
        }
        for (int from = 0; from < shelves.size(); from += SHELVES) {
            List<ChatFrame.Shelf> some = shelves.subList(from, Math.min(shelves.size(), from + SHELVES));
            sheet.outcome().replies.add(new Outcome.Reply(line, new ChatFrame.Copy.Shelves(some)));
        }
    }

    private static PersonId other(Sheet sheet, Conversation conversation) {
        PersonId self = sheet.circle().self();
        return conversation.members().stream()
                .filter(member -> !member.equals(self))
                .findFirst()
                .orElse(self);
    }

    /** The next page behind a place. */
    static void page(Sheet sheet, Line line, ChatFrame.Copy.After after) throws StorageException {
        PersonId with = after.with();
        ConversationId id = Item.between(sheet.circle().self(), with);
        List<CopyRecord> records = new ArrayList<>();
        if (after.place() == 0) {
            habit(sheet, id).ifPresent(records::add);
        }
        long upTo = after.place();
        int bytes = 0;
        List<Entry> entries = sheet.messages().after(sheet.transaction(), id, upTo, PAGE_MESSAGES);
        for (Entry entry : entries) {
            List<CopyRecord> group = group(sheet, with, entry);
            int size = CopyRecord.encode(group).length;
            if (bytes > 0 && bytes + size > PAGE_BYTES) {
                break;
            }
            records.addAll(group);
            bytes += size;
            upTo = entry.place();
        }
        long last = sheet.messages().last(sheet.transaction(), id);
        if (entries.isEmpty() || upTo >= last) {
            records.addAll(reading(sheet, id, with));
            upTo = Math.max(upTo, last);
        }
        Octets all = Octets.of(CopyRecord.encode(records));
        sheet.outcome().replies.add(new Outcome.Reply(line, new ChatFrame.Copy.Page(with, upTo, all)));
    }

    private static List<CopyRecord> group(Sheet sheet, PersonId with, Entry entry) throws StorageException {
        Message message = entry.message();
        List<CopyRecord> group = new ArrayList<>();
        group.add(new CopyRecord.Said(message));
        long number = sheet.messages().number(sheet.transaction(), message.id()).orElseThrow();
        group.add(new CopyRecord.Mark(Arrivals.stored(sheet.states(), sheet.transaction(), number, with)));
        for (int kind = 0; kind < NOTES.size(); kind++) {
            if (kind != REACTION_NOTE) {
                note(sheet, kind, message.id().key()).ifPresent(group::add);
            }
        }
        List<CopyRecord> more = new ArrayList<>();
        for (Annex.Reaction reaction : entry.reactions()) {
            more.add(new CopyRecord.Hung(reaction));
            note(sheet, REACTION_NOTE, Reacting.subject(message.id(), reaction)).ifPresent(more::add);
        }
        if (message.context().edits() > 0) {
            for (Revision revision : sheet.messages().history(sheet.transaction(), message.id())) {
                more.add(new CopyRecord.Before(revision));
            }
        }
        int bytes = CopyRecord.encode(group).length;
        for (CopyRecord record : more) {
            bytes += CopyRecord.encode(List.of(record)).length;
            if (bytes <= MOST_PAGE_BYTES) {
                group.add(record);
            }
        }
        return group;
    }

    private static Optional<CopyRecord> note(Sheet sheet, int kind, Octets subject) throws StorageException {
        return sheet.state(NOTES.get(kind), subject).map(bytes -> new CopyRecord.Note(kind, subject, bytes));
    }

    /** How we want the conversation: for a device on which nobody has chosen yet. */
    private static Optional<CopyRecord> habit(Sheet sheet, ConversationId id) throws StorageException {
        return sheet.books()
                .conversation(sheet.transaction(), id)
                .map(Conversation::preferences)
                .map(habits -> new CopyRecord.Habit(habits.muted(), habits.archived(), habits.disappearing()));
    }

    /** How far it was read; can be taken in when the messages are there. */
    private static List<CopyRecord> reading(Sheet sheet, ConversationId id, PersonId with) throws StorageException {
        List<CopyRecord> records = new ArrayList<>();
        PersonId self = sheet.circle().self();
        Reading.upTo(sheet.states(), sheet.transaction(), id, self)
                .ifPresent(turn -> records.add(new CopyRecord.Read(true, turn)));
        if (!with.equals(self)) {
            Reading.upTo(sheet.states(), sheet.transaction(), id, with)
                    .ifPresent(turn -> records.add(new CopyRecord.Read(false, turn)));
        }
        return records;
    }

    // Taking.

    /** What of all this we have not copied yet. */
    static void compare(Sheet sheet, Line line, ChatFrame.Copy.Shelves shelves) throws StorageException {
        List<Copier.Want> wanted = new ArrayList<>();
        for (ChatFrame.Shelf shelf : shelves.shelves()) {
            Octets subject = subject(line.device(), Item.between(sheet.circle().self(), shelf.with()));
            long copied = number(sheet.state(COPIED, subject));
            if (shelf.last() > copied) {
                wanted.add(new Copier.Want(shelf.with(), copied, shelf.last()));
            }
        }
        sheet.outcome().wanted.add(new Outcome.Wanted(line, wanted));
    }

    static void take(Sheet sheet, Line line, ChatFrame.Copy.Page page) throws StorageException {
        ConversationId id = Item.between(sheet.circle().self(), page.with());
        try {
            take(sheet, page, id);
        } catch (MalformedException broken) {
            // And nothing is copied from it that is not as it should be.
            sheet.outcome().toGiveUp.put(line, "a page of a copy was broken");
            return;
        }
        sheet.state(
                COPIED,
                subject(line.device(), id),
                Octets.of(new ByteWriter().i64(page.upTo()).toArray()));
        sheet.outcome().copied.add(new Outcome.Copied(line, page.with(), page.upTo()));
        sheet.tell(new ChatEvent.Renewed(id));
    }

    private static void take(Sheet sheet, ChatFrame.Copy.Page page, ConversationId id)
            throws MalformedException, StorageException {
        List<CopyRecord> records = CopyRecord.parse(page.records().toArray());
        Applying.begin(sheet, id, page.with());
        Optional<Message> fresh = Optional.empty();
        for (CopyRecord record : records) {
            switch (record) {
                case CopyRecord.Said(Message message) -> fresh = said(sheet, id, message);
                case CopyRecord.Habit habit -> habit(sheet, id, page.with(), habit);
                case CopyRecord.Read(boolean ours, Turn upTo) -> {
                    if (ours) {
                        boolean _ = Reading.seen(sheet, id, page.with(), upTo);
                    } else {
                        boolean _ = Reading.theirs(sheet, id, page.with(), upTo);
                    }
                }
                default -> {
                    if (fresh.isPresent()) {
                        about(sheet, page.with(), fresh.get(), record);
                    }
                }
            }
        }
        for (CopyRecord record : records) {
            if (record instanceof CopyRecord.Said(Message message)) {
                Early.arrived(sheet, page.with(), message.id());
            }
        }
    }

    private static Optional<Message> said(Sheet sheet, ConversationId id, Message message)
            throws MalformedException, StorageException {
        if (!message.conversation().equals(id)) {
            throw new MalformedException("a message of another conversation");
        }
        boolean over = message.context()
                .expires()
                .filter(until -> !until.isAfter(sheet.now()))
                .isPresent();
        OptionalLong place = over ? OptionalLong.empty() : sheet.messages().append(sheet.transaction(), message);
        if (place.isEmpty()) {
            return Optional.empty(); // It came by another way, or has had its time.
        }
        sheet.books().appended(sheet.transaction(), message, place.getAsLong());
        Turn turn = Timelines.turn(message);
        sheet.timeline(id).heard(turn.stamp());
        sheet.timeline(id).add(sheet.transaction(), new Spot(turn, place.getAsLong()));
        return Optional.of(message);
    }

    private static void about(Sheet sheet, PersonId with, Message message, CopyRecord record)
            throws MalformedException, StorageException {
        MessageId id = message.id();
        switch (record) {
            case CopyRecord.Hung(Annex annex) -> {
                boolean _ = sheet.messages().add(sheet.transaction(), id, annex);
                if (annex instanceof Annex.Reaction reaction) {
                    boolean _ = Reacting.remember(sheet, id, reaction);
                }
            }
            case CopyRecord.Before(Revision revision) -> sheet.messages().restore(sheet.transaction(), id, revision);
            case CopyRecord.Mark(Arrivals.Mark mark) -> mark(sheet, with, id, mark);
            case CopyRecord.Note(int kind, Octets subject, Octets bytes) -> {
                if (kind != REACTION_NOTE && !subject.equals(id.key())) {
                    throw new MalformedException("a note about another message");
                }
                sheet.state(NOTES.get(kind), subject, bytes);
                if (kind == ITEM_NOTE) {
                    files(sheet, message, bytes);
                } else if (kind == STAY_NOTE) {
                    Reading.came(sheet, message.conversation(), Timelines.turn(message));
                }
            }
            default -> throw new IllegalStateException("not about a message: " + record);
        }
    }

    private static void mark(Sheet sheet, PersonId with, MessageId id, Arrivals.Mark mark) throws StorageException {
        Optional<Long> number = sheet.messages().number(sheet.transaction(), id);
        if (number.isPresent() && !with.equals(sheet.circle().self())) {
            boolean _ = sheet.books().arrivals().mark(sheet.transaction(), number.get(), with, mark);
        }
    }

    /** The files themselves stay where they are; what they are called comes along. */
    private static void files(Sheet sheet, Message message, Octets item) throws MalformedException, StorageException {
        if (ItemWire.parse(item.toArray()).saying() instanceof Saying.Words words) {
            for (FileNote file : words.files()) {
                Applying.announce(sheet, message.id(), file);
            }
        }
    }

    /** Only what nobody has chosen here yet: afterwards each device has its own. */
    private static void habit(Sheet sheet, ConversationId id, PersonId with, CopyRecord.Habit habit)
            throws StorageException {
        Conversation conversation = Applying.begin(sheet, id, with);
        Conversation.Preferences was = conversation.preferences();
        boolean chosen = was.muted() || was.archived() || Speaking.hasChosen(sheet, id);
        // What somebody said of the timer comes by itself; this is for what was said before we were there.
        boolean heard = sheet.state(Changes.TIMER, id.key()).isPresent();
        var wanted = new Conversation.Preferences(
                was.readUpTo(),
                chosen ? was.muted() : habit.muted(),
                chosen ? was.archived() : habit.archived(),
                heard ? was.disappearing() : habit.disappearing().or(was::disappearing));
        sheet.books().save(sheet.transaction(), conversation.with(wanted));
    }

    private static Octets subject(DeviceId device, ConversationId id) {
        return Octets.of(Bytes.concat(device.toBytes(), id.id().toArray()));
    }

    private static long number(Optional<Octets> stored) throws StorageException {
        try {
            return stored.isPresent() ? new ByteReader(stored.get().toArray()).i64() : 0;
        } catch (MalformedException e) {
            return 0; // It is copied once more, and known by its ids.
        }
    }
}
