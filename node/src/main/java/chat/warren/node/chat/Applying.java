package chat.warren.node.chat;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.KeptNote;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.order.Spot;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Authorship;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lets an item take effect, whoever said it. Items come in any order and some of them twice, and all who have the same
 * items end with the same conversation: what changes a message is compared by its turn, and what comes before the
 * message it is about waits for it.
 */
final class Applying {
    /** A message that disappears and that nobody looks at is kept so long: then it was not for these eyes. */
    static final Duration UNREAD_STAYS = Duration.ofDays(30);

    /** The kinds of notices. Stored, so their numbers stay. */
    static final int NOTICE_TIMER = 1;

    static final int NOTICE_UNKNOWN = 2;

    static final String STAY = "chat.stay";

    private Applying() {}

    static void apply(Sheet sheet, Said said) throws StorageException {
        begin(sheet, said.conversation(), said.with());
        sheet.timeline(said.conversation()).heard(said.item().stamp());
        switch (said.item().saying()) {
            case Saying.Words words -> words(sheet, said, words);
            case Saying.Edit edit -> about(sheet, said, edit.target());
            case Saying.Delete delete -> about(sheet, said, delete.target());
            case Saying.React react -> about(sheet, said, react.target());
            case Saying.Read read -> Reading.read(sheet, said, read.upTo());
            case Saying.Arrived arrived -> arrived(sheet, said, arrived);
            case Saying.Timer timer -> timer(sheet, said, timer);
            case Saying.Unknown unknown -> unknown(sheet, said, unknown);
        }
    }

    /** A conversation has a row before anything in it has one. */
    static Conversation begin(Sheet sheet, ConversationId id, PersonId with) throws StorageException {
        Optional<Conversation> known = sheet.books().conversation(sheet.transaction(), id);
        if (known.isPresent()) {
            return known.get();
        }
        PersonId self = sheet.circle().self();
        List<PersonId> members = with.equals(self) ? List.of(self) : List.of(self, with);
        Conversation begun =
                new Conversation(id, Conversation.Kind.PAIR, members, "", Conversation.Preferences.DEFAULT);
        sheet.books().save(sheet.transaction(), begun);
        sheet.tell(new ChatEvent.Renewed(id));
        return begun;
    }

    private static void words(Sheet sheet, Said said, Saying.Words words) throws StorageException {
        Optional<Instant> expires = words.stays().map(stay -> expires(sheet, said, stay));
        List<FileId> files = words.files().stream().map(FileNote::id).toList();
        Content content = new Content.Text(words.text(), files, known(sheet, said, words.mentions()));
        Context context = new Context(words.replyTo(), expires, 0);
        if (!append(sheet, said, content, context)) {
            return;
        }
        for (FileNote file : words.files()) {
            announce(sheet, said.id(), file);
        }
        if (!files.isEmpty()) {
            sheet.tell(new ChatEvent.Announced(
                    said.conversation(), said.id(), said.by().person(), said.with(), files));
        }
        if (words.stays().isPresent() && !isOwn(sheet, said)) {
            byte[] seconds =
                    new ByteWriter().i64(words.stays().get().toSeconds()).toArray();
            sheet.state(STAY, said.id().key(), Octets.of(seconds));
            Reading.came(sheet, said.conversation(), said.turn());
        }
        expires.ifPresent(sheet.outcome()::due);
        Keepsake.keep(sheet, said);
        Early.arrived(sheet, said.with(), said.id());
    }

    /** Nobody is meant who is not in the conversation. */
    static List<Mention> known(Sheet sheet, Said said, List<Mention> mentions) throws StorageException {
        if (mentions.isEmpty()) {
            return mentions;
        }
        List<PersonId> members = begin(sheet, said.conversation(), said.with()).members();
        return mentions.stream().filter(each -> members.contains(each.person())).toList();
    }

    /** The clock of what we wrote runs at once; that of what we were sent, when we have seen it. */
    private static Instant expires(Sheet sheet, Said said, Duration stay) {
        Instant now = sheet.now();
        return isOwn(sheet, said) ? now.plus(stay) : now.plus(stay).plus(UNREAD_STAYS);
    }

    /** How long a message stays from when it is read. */
    static Optional<Duration> stay(Sheet sheet, MessageId message) throws StorageException {
        Optional<Octets> stored = sheet.state(STAY, message.key());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        sheet.states().remove(sheet.transaction(), STAY, message.key());
        long seconds = 0;
        for (byte part : stored.get().toArray()) {
            seconds = seconds << Byte.SIZE | Byte.toUnsignedLong(part);
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static boolean append(Sheet sheet, Said said, Content content, Context context) throws StorageException {
        Authorship by = new Authorship(
                said.by().person(),
                said.by().device(),
                Instant.ofEpochMilli(said.item().stamp()),
                sheet.now());
        Message message = new Message(said.id(), said.conversation(), by, content, context);
        OptionalLong place = sheet.messages().append(sheet.transaction(), message);
        if (place.isEmpty()) {
            return false; // It came before, by another way.
        }
        sheet.books().appended(sheet.transaction(), message, place.getAsLong());
        sheet.timeline(said.conversation()).add(sheet.transaction(), new Spot(said.turn(), place.getAsLong()));
        sheet.tell(new ChatEvent.Came(said.conversation(), said.id(), said.by().person()));
        return true;
    }

    /** What a file is called, until it comes itself. */
    static void announce(Sheet sheet, MessageId message, FileNote file) throws StorageException {
        var attachments = sheet.books().contents().attachments();
        Optional<Attachment> known = attachments.find(sheet.transaction(), file.id());
        if (known.isPresent()) {
            // Its row has the key of the sealed file, and is not for friends to write over.
            attachments.save(sheet.transaction(), known.get().alsoIn(message));
            return;
        }
        byte[] key = Bytes.random(sheet.books().random(), FileNote.HASH_BYTES);
        attachments.save(
                sheet.transaction(),
                new Attachment(file.id(), Octets.of(key), KeptNote.of(file), List.of(message), sheet.now()));
    }

    private static void about(Sheet sheet, Said said, MessageId target) throws StorageException {
        Optional<Entry> entry = sheet.messages().find(sheet.transaction(), target);
        if (entry.isEmpty()) {
            Early.keep(sheet, said, target);
        } else if (entry.get().message().conversation().equals(said.conversation())) {
            Changes.change(sheet, said, entry.get());
        }
    }

    /** The recipient has them, by way of a keeper. */
    private static void arrived(Sheet sheet, Said said, Saying.Arrived arrived) throws StorageException {
        Arrivals.Mark mark = arrived.shown() ? Arrivals.Mark.ARRIVED : Arrivals.Mark.SENT;
        for (MessageId message : arrived.messages()) {
            if (isOwn(sheet, said)) {
                Tracking.mark(sheet, message, said.with(), mark); // Another device of ours brought it there.
            } else if (Posting.outbox(sheet)
                    .remove(sheet.transaction(), said.by().device(), message)) {
                Tracking.mark(sheet, message, said.by().person(), mark);
                Tracking.arrived(sheet, message, said.by().person());
            }
        }
    }

    private static void timer(Sheet sheet, Said said, Saying.Timer timer) throws StorageException {
        if (Changes.isNewest(sheet, Changes.TIMER, said.conversation().key(), said.turn())) {
            Conversation conversation = begin(sheet, said.conversation(), said.with());
            Conversation.Preferences before = conversation.preferences();
            sheet.books()
                    .save(
                            sheet.transaction(),
                            conversation.with(new Conversation.Preferences(
                                    before.readUpTo(), before.muted(), before.archived(), timer.stays())));
            sheet.tell(new ChatEvent.Renewed(said.conversation()));
        }
        long seconds = timer.stays().map(Duration::toSeconds).orElse(0L);
        append(sheet, said, new Content.Notice(NOTICE_TIMER, Long.toString(seconds)), Context.PLAIN);
    }

    private static void unknown(Sheet sheet, Said said, Saying.Unknown unknown) throws StorageException {
        if (unknown.kind() >= Saying.Unknown.SHOWN
                && append(
                        sheet,
                        said,
                        new Content.Notice(NOTICE_UNKNOWN, Integer.toString(unknown.kind())),
                        Context.PLAIN)) {
            Keepsake.keep(sheet, said);
        }
    }

    static boolean isOwn(Sheet sheet, Said said) {
        return said.by().person().equals(sheet.circle().self());
    }

    /** What hangs on a message in states of our own goes with it. */
    static void forget(Sheet sheet, MessageId message) throws StorageException {
        sheet.states().remove(sheet.transaction(), STAY, message.key());
        Keepsake.forget(sheet, message);
    }
}
