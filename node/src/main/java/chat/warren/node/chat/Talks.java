package chat.warren.node.chat;

import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.KeptNote;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.node.chat.order.Spot;
import chat.warren.node.chat.order.Timeline;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.chat.MessageNumbers;
import chat.warren.storage.custody.Waiting;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.row.FileId;
import chat.warren.storage.search.Search;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people see of their conversations. Everything is read from the snapshot given, so it is safe on any thread and
 * shows only what is on the disk.
 */
public final class Talks {
    private final Contents contents;
    private final PersonId self;
    private final InstantSource wall;

    /** @param wall by which promises run out */
    public Talks(Contents contents, PersonId self, InstantSource wall) {
        this.contents = contents;
        this.self = self;
        this.wall = wall;
    }

    /**
     * A conversation in the list.
     *
     * @param with everybody but us; empty for notes to oneself
     * @param latest the message that stands last, if there is one
     * @param unread messages of others that came after the last one read
     */
    public record Line(Conversation conversation, List<PersonId> with, Optional<Shown> latest, long unread) {
        public Line {
            with = List.copyOf(with);
        }
    }

    /**
     * A message as it is shown.
     *
     * @param at when it was written; by our clock, if the author's is ahead of it
     * @param reactions by whom, and which
     */
    public record Shown(Turn turn, Message message, Instant at, Progress progress, List<Annex.Reaction> reactions) {
        public Shown {
            reactions = List.copyOf(reactions);
        }

        public MessageId id() {
            return message.id();
        }

        public String text() {
            return message.content() instanceof Content.Text text ? text.text() : "";
        }
    }

    /** How far a message of ours came; what others said has {@link Received}. */
    public sealed interface Progress {
        /** Somebody else's, or a note to ourselves. */
        record Received() implements Progress {}

        /** Here, until the recipient is there. */
        record Waits() implements Progress {}

        /** With friends, who keep it until then. */
        record WaitsWith(List<PersonId> keepers, Instant until) implements Progress {
            public WaitsWith {
                keepers = List.copyOf(keepers);
            }
        }

        /** A device has it, whose owner does not show when. */
        record Sent() implements Progress {}

        record Arrived() implements Progress {}

        record Read() implements Progress {}

        /** It could not be brought; to be said again. */
        record Failed() implements Progress {}
    }

    /** All conversations, the one with the latest message first. */
    public List<Line> list(Snapshot snapshot) throws StorageException {
        List<Line> lines = new ArrayList<>();
        List<Placed<Conversation>> page = contents.conversations().page(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Conversation> row : page) {
                lines.add(line(snapshot, row.value()));
            }
            page = contents.conversations().page(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
        lines.sort((one, other) -> Long.compare(stamp(other), stamp(one)));
        return lines;
    }

    private static long stamp(Line line) {
        return line.latest().map(shown -> shown.turn().stamp()).orElse(0L);
    }

    private Line line(Snapshot snapshot, Conversation conversation) throws StorageException {
        List<Shown> latest = page(snapshot, conversation.id(), Optional.empty(), 1);
        List<PersonId> with = conversation.members().stream()
                .filter(member -> !member.equals(self))
                .toList();
        return new Line(conversation, with, latest.stream().findFirst(), unread(snapshot, conversation));
    }

    /** Counted up to a thousand: "999+" is all that fits on a badge. */
    private long unread(Snapshot snapshot, Conversation conversation) throws StorageException {
        long from = conversation.preferences().readUpTo();
        return contents.messages().after(snapshot, conversation.id(), from, SealedTable.MAX_PAGE).stream()
                .filter(entry -> !entry.message().by().author().equals(self))
                .filter(entry -> entry.message().content() instanceof Content.Text)
                .count();
    }

    /** The latest messages before a turn, latest first; without one, the latest of all. */
    public List<Shown> page(Snapshot snapshot, ConversationId conversation, Optional<Turn> before, int limit)
            throws StorageException {
        Timeline timeline = Timeline.load(contents.state(), snapshot, conversation);
        Timelines.catchUp(timeline, contents.messages(), snapshot, conversation);
        List<Shown> shown = new ArrayList<>();
        Optional<Long> number = contents.conversations().number(snapshot, conversation);
        if (number.isEmpty()) {
            return shown;
        }
        for (Spot spot : timeline.before(snapshot, before, Math.min(limit, SealedTable.MAX_PAGE))) {
            Optional<Entry> entry =
                    contents.messages().entryNumbered(snapshot, MessageNumbers.number(number.get(), spot.place()));
            if (entry.isPresent()) {
                shown.add(shown(snapshot, spot.turn(), number.get(), entry.get()));
            }
        }
        return shown;
    }

    /**
     * What happened, for programs: {@code timer} and the seconds, 0 for none, or {@code unknown} and a kind of item.
     */
    public static String words(Content.Notice notice) {
        return switch (notice.kind()) {
            case Applying.NOTICE_TIMER -> "timer " + notice.detail();
            case Applying.NOTICE_UNKNOWN -> "unknown " + notice.detail();
            default -> "notice " + notice.kind();
        };
    }

    /** Where the message stands that has this place on the disk: from there on a page goes back. */
    public Optional<Turn> turnAt(Snapshot snapshot, ConversationId conversation, long place) throws StorageException {
        Optional<Long> number = contents.conversations().number(snapshot, conversation);
        Optional<Entry> entry = number.isEmpty()
                ? Optional.empty()
                : contents.messages().entryNumbered(snapshot, MessageNumbers.number(number.get(), place));
        return entry.map(found -> Timelines.turn(found.message()));
    }

    public Optional<Shown> find(Snapshot snapshot, MessageId id) throws StorageException {
        Optional<Entry> entry = contents.messages().find(snapshot, id);
        Optional<Long> number = contents.messages().number(snapshot, id);
        if (entry.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        long conversation = MessageNumbers.conversation(number.get());
        return Optional.of(shown(snapshot, Timelines.turn(entry.get().message()), conversation, entry.get()));
    }

    /** The item of a message with files or parts that this version does not know; not of others. */
    public static Optional<Item> item(Contents contents, Snapshot snapshot, MessageId id) throws StorageException {
        return Keepsake.find(contents.state(), snapshot, id);
    }

    /** All that a message announces: as it was said, or of what disappears, as far as the files' rows know it. */
    public static List<FileNote> files(Contents contents, Snapshot snapshot, MessageId id) throws StorageException {
        Optional<Item> item = item(contents, snapshot, id);
        if (item.isPresent() && item.get().saying() instanceof Saying.Words words) {
            return words.files();
        }
        List<FileNote> kept = new ArrayList<>();
        Optional<Entry> entry = contents.messages().find(snapshot, id);
        if (entry.isPresent() && entry.get().message().content() instanceof Content.Text text) {
            for (FileId file : text.files()) {
                contents.attachments().find(snapshot, file).map(KeptNote::note).ifPresent(kept::add);
            }
        }
        return kept;
    }

    /**
     * Messages found.
     *
     * @param next where the next page begins; empty when there is none
     */
    public record Found(List<Shown> messages, Optional<Search.Cursor> next) {
        public Found {
            messages = List.copyOf(messages);
        }
    }

    /** Messages with all the words, newest first. */
    public Found search(Snapshot snapshot, Search.Wanted wanted, Search.Cursor from, int limit)
            throws StorageException {
        Search.Page page = contents.search().find(snapshot, contents.messages(), wanted, from, limit);
        List<Shown> messages = new ArrayList<>();
        for (Entry entry : page.entries()) {
            find(snapshot, entry.message().id()).ifPresent(messages::add);
        }
        return new Found(messages, page.next());
    }

    private Shown shown(Snapshot snapshot, Turn turn, long conversation, Entry entry) throws StorageException {
        Message message = entry.message();
        boolean own = message.by().author().equals(self);
        Instant written = message.by().written();
        Instant arrived = message.by().arrived();
        // An author's stamp runs ahead where somebody's clock did; nothing was written after it came.
        Instant at = written.isBefore(arrived) ? written : arrived;
        Progress progress = own
                ? progress(snapshot, turn, MessageNumbers.number(conversation, entry.place()), message)
                : new Progress.Received();
        return new Shown(turn, message, at, progress, entry.reactions());
    }

    private Progress progress(Snapshot snapshot, Turn turn, long number, Message message) throws StorageException {
        Optional<Conversation> conversation = contents.conversations().find(snapshot, message.conversation());
        Optional<PersonId> other = conversation.stream()
                .flatMap(found -> found.members().stream())
                .filter(member -> !member.equals(self))
                .findFirst();
        if (other.isEmpty()) {
            return new Progress.Received();
        }
        Optional<Turn> read = Reading.upTo(contents.state(), snapshot, message.conversation(), other.get());
        return switch (Arrivals.stored(contents.state(), snapshot, number, other.get())) {
            case NONE -> waits(snapshot, message.id(), other.get());
            case REFUSED -> new Progress.Failed();
            case SENT, ARRIVED -> {
                if (read.isPresent() && turn.compareTo(read.get()) <= 0) {
                    yield new Progress.Read();
                }
                Arrivals.Mark mark = Arrivals.stored(contents.state(), snapshot, number, other.get());
                yield mark == Arrivals.Mark.SENT ? new Progress.Sent() : new Progress.Arrived();
            }
        };
    }

    private Progress waits(Snapshot snapshot, MessageId message, PersonId recipient) throws StorageException {
        List<PersonId> keepers = new ArrayList<>();
        Instant until = Instant.EPOCH;
        for (Waiting waiting : contents.keepers().of(snapshot, message)) {
            if (waiting.recipient().equals(recipient) && waiting.until().isAfter(wall.instant())) {
                keepers.add(waiting.keeper());
                until = waiting.until().isAfter(until) ? waiting.until() : until;
            }
        }
        return keepers.isEmpty() ? new Progress.Waits() : new Progress.WaitsWith(keepers, until);
    }
}
