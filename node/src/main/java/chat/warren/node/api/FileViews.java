package chat.warren.node.api;

import chat.warren.node.chat.Talks;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.file.Whereabouts;
import chat.warren.node.file.disk.SafeName;
import chat.warren.node.share.Announcement;
import chat.warren.node.share.Board;
import chat.warren.node.share.FileHabits;
import chat.warren.node.share.Live;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.file.Transfer.Direction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.row.FileId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files as people see them: what a message says of them, what the profile knows, and what moves just now. */
final class FileViews {
    /** How the name of a sound ends. */
    private static final Set<String> SOUNDS = Set.of(".opus", ".ogg", ".oga", ".mp3", ".m4a", ".wav");

    private final Messages messages;
    private final Board board;

    FileViews(Messages messages, Board board) {
        this.messages = messages;
        this.board = board;
    }

    /** The newest that were announced. */
    List<FileView> all(Contents contents, Snapshot snapshot, int most) throws StorageException {
        Deque<Attachment> newest = new ArrayDeque<>();
        List<Placed<Attachment>> page = contents.attachments().page(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Attachment> row : page) {
                // What is on its way is shown however long ago it was announced.
                if (newest.size() >= most && board.coming(newest.getLast().id()).isEmpty()) {
                    newest.removeLast();
                }
                newest.addFirst(row.value());
            }
            page = contents.attachments().page(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
        List<FileView> views = new ArrayList<>();
        for (Attachment each : newest) {
            view(contents, snapshot, each).ifPresent(views::add);
        }
        return views;
    }

    Optional<FileView> find(Contents contents, Snapshot snapshot, FileId file) throws StorageException {
        Optional<Attachment> kept = contents.attachments().find(snapshot, file);
        return kept.isEmpty() ? Optional.empty() : view(contents, snapshot, kept.get());
    }

    private Optional<FileView> view(Contents contents, Snapshot snapshot, Attachment kept) throws StorageException {
        String id = Ids.text(kept.id());
        for (MessageId each : kept.messages()) {
            Optional<Entry> message = contents.messages().find(snapshot, each);
            if (message.isPresent()) {
                for (FileView view : of(contents, snapshot, message.get().message())) {
                    if (view.id().equals(id)) {
                        return Optional.of(view);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** All that a message announces. */
    List<FileView> of(Contents contents, Snapshot snapshot, Message message) throws StorageException {
        if (!(message.content() instanceof Content.Text text) || text.files().isEmpty()) {
            return List.of();
        }
        Optional<Conversation> conversation = contents.conversations().find(snapshot, message.conversation());
        if (conversation.isEmpty()) {
            return List.of();
        }
        PersonId with = messages.other(conversation.get());
        boolean previews = FileHabits.load(contents.settings(), snapshot).previews();
        List<FileView> views = new ArrayList<>();
        for (FileNote note : Talks.files(contents, snapshot, message.id())) {
            views.add(view(contents, snapshot, new Shared(note, with, message, previews)));
        }
        return views;
    }

    private record Shared(FileNote note, PersonId with, Message message, boolean previews) {}

    private FileView view(Contents contents, Snapshot snapshot, Shared shared) throws StorageException {
        FileNote note = shared.note;
        boolean own = shared.message.by().author().equals(messages.self());
        boolean given = own && isGivenFromHere(contents, snapshot, shared);
        Optional<Live> live = given ? board.going(note.id(), shared.with) : board.coming(note.id());
        FileState state = live.isPresent()
                ? FileState.valueOf(live.get().stage().name())
                : given ? given(contents, snapshot, shared) : taken(contents, snapshot, shared);
        Optional<Live.Progress> progress = live.map(Live::progress);
        FileNote.Label label = note.label();
        return new FileView(
                Ids.text(note.id()),
                Ids.text(shared.with),
                own,
                Ids.text(shared.message.id()),
                SafeName.of(label.name()),
                label.mediaType(),
                Announcement.isFolder(label.mediaType()),
                note.bytes(),
                spoken(label),
                shared.previews
                        ? Base64.getEncoder().encodeToString(note.preview().toArray())
                        : "",
                state,
                progress.map(Live.Progress::done).orElse(state == FileState.DONE ? note.bytes() : 0),
                progress.map(Live.Progress::bytesPerSecond).orElse(0L),
                progress.map(Live.Progress::sources).orElse(0).longValue(),
                own || state == FileState.DONE ? Whereabouts.of(contents, snapshot, note.id()) : Optional.empty(),
                progress.flatMap(Live.Progress::trouble));
    }

    /** Else another device of ours has sent it, and has it; unless we fetched it from there. */
    private boolean isGivenFromHere(Contents contents, Snapshot snapshot, Shared shared) throws StorageException {
        if (Whereabouts.isOffered(contents, snapshot, shared.note.id())) {
            return true;
        }
        // Withdrawn, perhaps; what was fetched may be given as well, and still is what was fetched.
        return state(contents, snapshot, shared, messages.self(), Direction.COMING)
                        .isEmpty()
                && state(contents, snapshot, shared, shared.with, Direction.GOING)
                        .isPresent();
    }

    private FileState given(Contents contents, Snapshot snapshot, Shared shared) throws StorageException {
        if (shared.with.equals(messages.self())) {
            return FileState.DONE;
        }
        FileId file = shared.note.id();
        Optional<Transfer.State> state = state(contents, snapshot, shared, shared.with, Direction.GOING);
        if (state.filter(Transfer.State.DONE::equals).isPresent()) {
            return FileState.DONE;
        }
        if (state.isEmpty()
                || state.get() == Transfer.State.GIVEN_UP
                || !Whereabouts.isOffered(contents, snapshot, file)) {
            return FileState.CANCELLED;
        }
        return Whereabouts.isHeldBack(contents, snapshot, file) ? FileState.PAUSED : FileState.OFFERED;
    }

    private FileState taken(Contents contents, Snapshot snapshot, Shared shared) throws StorageException {
        Optional<Transfer.State> theirs = state(contents, snapshot, shared, shared.with, Direction.COMING);
        Optional<Transfer.State> ours = state(contents, snapshot, shared, messages.self(), Direction.COMING);
        boolean whole = theirs.filter(Transfer.State.DONE::equals).isPresent();
        return switch (whole ? Transfer.State.DONE : ours.or(() -> theirs).orElse(Transfer.State.OFFERED)) {
            case OFFERED -> FileState.OFFERED;
            case RUNNING -> FileState.WAITING;
            case PAUSED -> FileState.PAUSED;
            case DONE -> FileState.DONE;
            case GIVEN_UP -> FileState.CANCELLED;
        };
    }

    private static Optional<Transfer.State> state(
            Contents contents, Snapshot snapshot, Shared shared, PersonId person, Direction direction)
            throws StorageException {
        return contents.transfers()
                .find(snapshot, shared.note.id(), person, direction)
                .map(Transfer::state);
    }

    /** How long it lasts, where kind and name are a sound's as well: a friend may say so of anything. */
    private static Optional<Long> spoken(FileNote.Label label) {
        String name = label.name().toLowerCase(Locale.ROOT);
        return label.voice()
                .filter(any -> label.mediaType().startsWith("audio/"))
                .filter(any -> SOUNDS.stream().anyMatch(name::endsWith));
    }
}
