package chat.warren.node.burrow.loop;

import chat.warren.node.chat.ChatEvent;
import chat.warren.node.chat.Talks;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.file.Files;
import chat.warren.node.file.Whereabouts;
import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.file.tree.HashTree;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.node.share.Allowance;
import chat.warren.node.share.Announcement;
import chat.warren.node.share.Board;
import chat.warren.node.share.FileHabits;
import chat.warren.node.share.SelfActing;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.Transfer;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * What people want of files, and what messages say of them. Its methods may wait for the disk, and are safe on any
 * thread but the node's own.
 */
public final class FileDesk {
    private final Ground ground;
    private final FriendCircle circle;
    private final FileTurns turns;
    private final Board board;
    private final Path usualFolder;
    private final Allowance allowance = new Allowance(); // Only on the files' thread.

    FileDesk(Ground ground, FriendCircle circle, FileTurns turns, Board board) {
        this.ground = ground;
        this.circle = circle;
        this.turns = turns;
        this.board = board;
        this.usualFolder = ground.downloads();
    }

    /** What moves just now. */
    public Board board() {
        return board;
    }

    /** A file or folder of ours, read and ready for somebody; it stays where it is. */
    public Content offer(Path path, PersonId to) throws NotPossibleException, StorageException, InterruptedException {
        Path absolute = path.toAbsolutePath().normalize();
        Source source;
        HashTree tree;
        try {
            source = Source.of(absolute);
            tree = HashTree.of(source.blocks(), source);
        } catch (IOException e) {
            throw new NotPossibleException(absolute.getFileName() + " cannot be read, so nothing was sent ("
                    + e.getMessage() + "): check that it is there and yours to read.");
        }
        return ask((files, now) -> {
            Content content = files.offer(source, tree);
            files.grant(content.id(), to);
            return content;
        });
    }

    /** Fetches what a friend has announced, or goes on with it. */
    public void accept(FileId file, Optional<Path> folder)
            throws NotPossibleException, StorageException, InterruptedException {
        ask((files, now) -> {
            Optional<ContentId> paused = files.coming(file);
            if (paused.isPresent()) {
                files.pause(paused.get(), false, now);
                return true;
            }
            Attachment kept = profile()
                    .read(snapshot -> contents().attachments().find(snapshot, file))
                    .orElseThrow(() -> new NotPossibleException("Nobody has announced such a file."));
            FileNote note = note(kept);
            Content content = Announcement.content(note)
                    .orElseThrow(() -> new NotPossibleException(
                            "What was announced is no file that can be fetched: ask for it again."));
            Optional<Path> lies = place(file);
            if (ownTo(kept).isPresent() && lies.isPresent()) {
                throw new NotPossibleException(
                        "It was sent from this device and lies in " + lies.get() + ", so there is nothing to fetch.");
            }
            List<PersonId> from = givers(file, kept);
            if (from.isEmpty()) {
                throw new NotPossibleException("Nobody can be asked for it: who sent it is no friend of yours, and"
                        + " you have no other device.");
            }
            fetch(files, new Wanted(content, note, from, ownTo(kept)), made(folder), now);
            return true;
        });
    }

    private Optional<Path> place(FileId file) throws StorageException {
        return profile()
                .read(snapshot -> Whereabouts.of(contents(), snapshot, file))
                .filter(java.nio.file.Files::exists);
    }

    /** To whom we sent it, from whatever device; empty if it was sent to us. */
    private Optional<PersonId> ownTo(Attachment kept) throws StorageException {
        return profile().read(snapshot -> {
            Optional<Entry> entry = message(snapshot, kept);
            if (entry.isEmpty() || !entry.get().message().by().author().equals(ground.self())) {
                return Optional.empty();
            }
            return contents()
                    .conversations()
                    .find(snapshot, entry.get().message().conversation())
                    .map(conversation -> conversation.members().stream()
                            .filter(circle::isFriend)
                            .findFirst()
                            .orElse(ground.self()));
        });
    }

    private Optional<Entry> message(Snapshot snapshot, Attachment kept) throws StorageException {
        return kept.message().isPresent()
                ? contents().messages().find(snapshot, kept.message().get())
                : Optional.empty();
    }

    private Path made(Optional<Path> wanted) throws IOException {
        Path folder = wanted.orElse(profile()
                .read(snapshot -> FileHabits.load(contents().settings(), snapshot))
                .folder()
                .orElse(usualFolder));
        return java.nio.file.Files.createDirectories(folder);
    }

    /** As its message says it; where that has disappeared, as far as it is known without. */
    private FileNote note(Attachment kept) throws StorageException {
        Optional<FileNote> said = kept.message().isPresent()
                ? notes(kept.message().get()).stream()
                        .filter(note -> note.id().equals(kept.id()))
                        .findFirst()
                : Optional.empty();
        return said.orElseGet(() -> Announcement.note(kept));
    }

    private List<FileNote> notes(MessageId message) throws StorageException {
        return profile()
                .read(snapshot -> Talks.item(contents(), snapshot, message))
                .map(item -> item.saying() instanceof Saying.Words words ? words.files() : List.<FileNote>of())
                .orElse(List.of());
    }

    /** Friends who sent it to us, and our other devices. */
    private List<PersonId> givers(FileId file, Attachment kept) throws StorageException {
        return profile().<List<PersonId>>read(snapshot -> {
            List<PersonId> givers = new ArrayList<>();
            for (PersonId friend : circle.friends()) {
                if (contents()
                        .transfers()
                        .find(snapshot, file, friend, Transfer.Direction.COMING)
                        .isPresent()) {
                    givers.add(friend);
                }
            }
            message(snapshot, kept)
                    .map(entry -> entry.message().by().author())
                    .filter(author -> circle.isFriend(author) && !givers.contains(author))
                    .ifPresent(givers::add);
            return withOwn(givers);
        });
    }

    private List<PersonId> withOwn(List<PersonId> friends) {
        List<PersonId> all = new ArrayList<>(friends);
        if (!circle.devices(ground.self()).isEmpty()) {
            all.add(ground.self());
        }
        return all;
    }

    /** Stops for now, or goes on: with what comes, or with giving what is ours. */
    public void pause(FileId file, boolean pause) throws NotPossibleException, StorageException, InterruptedException {
        ask((files, now) -> {
            Optional<ContentId> coming = files.coming(file);
            if (coming.isPresent()) {
                files.pause(coming.get(), pause, now);
            } else if (!files.holdBack(file, pause, now)) {
                throw new NotPossibleException("No such file is on its way.");
            }
            return true;
        });
    }

    /** Does not want it any more: what comes is given up, what was announced is declined, ours is withdrawn. */
    public void cancel(FileId file) throws NotPossibleException, StorageException, InterruptedException {
        ask((files, now) -> {
            Optional<ContentId> coming = files.coming(file);
            if (coming.isPresent()) {
                files.giveUp(coming.get(), now);
                return true;
            }
            boolean any = files.withdraw(file);
            Optional<Attachment> kept =
                    profile().read(snapshot -> contents().attachments().find(snapshot, file));
            if (!any && kept.isPresent()) {
                for (PersonId giver : givers(file, kept.get())) {
                    files.decline(file, giver);
                    any = true;
                }
            }
            if (!any) {
                throw new NotPossibleException("No such file is on its way.");
            }
            return true;
        });
    }

    /** Where what comes is put if nobody chose otherwise. */
    public Path usualFolder() {
        return usualFolder;
    }

    /** Handles files so from now on. */
    public void prefer(FileHabits habits) throws NotPossibleException, StorageException, InterruptedException {
        ask((files, now) -> {
            profile().change(transaction -> habits.save(contents().settings(), transaction));
            pace(files);
            return true;
        });
    }

    private void pace(Files files) throws StorageException {
        FileHabits habits =
                profile().read(snapshot -> FileHabits.load(contents().settings(), snapshot));
        files.limit(habits.upBytesPerSecond(), habits.downBytesPerSecond());
    }

    /** Something was said about files. On the node's thread. */
    void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.Announced announced -> turns.run((files, now) -> announced(files, announced, now));
            case ChatEvent.TookBack back
            when back.author().equals(ground.self()) ->
                turns.run((files, now) -> {
                    for (FileId file : back.files()) {
                        files.revoke(file, back.with());
                    }
                });
            default -> {} // Nothing that files have to do with.
        }
    }

    void begin() {
        turns.run((files, now) -> pace(files));
    }

    void close() throws InterruptedException {
        turns.close();
    }

    private void announced(Files files, ChatEvent.Announced event, Instant now) throws StorageException {
        FileHabits habits =
                profile().read(snapshot -> FileHabits.load(contents().settings(), snapshot));
        boolean own = event.author().equals(ground.self());
        List<PersonId> from = withOwn(own ? List.of() : List.of(event.author()));
        for (FileNote note : notes(event.message())) {
            Optional<Content> content = Announcement.content(note);
            if (content.isEmpty() || (own && place(note.id()).isPresent())) {
                continue; // Of what was sent from here nothing is to be fetched.
            }
            if (!own) {
                files.announced(content.get().id(), event.author());
            }
            if (note.bytes() <= habits.automaticBytes()
                    && !SelfActing.is(note.label().name())
                    && allowance.take(event.author(), content.get(), files.coming(event.author()), now)) {
                Optional<PersonId> to = own ? Optional.of(event.with()) : Optional.empty();
                fetchUnasked(files, new Wanted(content.get(), note, from, to), now);
            }
        }
    }

    /**
     * A content that is to be fetched.
     *
     * @param ownTo the friend to whom we sent it from another device
     */
    private record Wanted(Content content, FileNote note, List<PersonId> from, Optional<PersonId> ownTo) {}

    private void fetch(Files files, Wanted wanted, Path folder, Instant now) throws StorageException, IOException {
        if (wanted.ownTo.isPresent()) {
            // Once it is here the friend may have it from here as well, when the other device is off.
            files.grant(wanted.content.id(), wanted.ownTo.get());
        }
        files.fetch(wanted.content, wanted.note.label().name(), wanted.from, folder, now);
    }

    private void fetchUnasked(Files files, Wanted wanted, Instant now) throws StorageException {
        try {
            fetch(files, wanted, made(Optional.empty()), now);
        } catch (StorageException e) {
            throw e;
        } catch (IOException notNow) {
            // Nobody asked for it; it can still be accepted, and then the person is told why it does not work.
        }
    }

    private Profile profile() {
        return ground.profile();
    }

    private Contents contents() {
        return ground.profile().contents();
    }

    private <T> T ask(FileTurns.Errand<T> errand) throws NotPossibleException, StorageException, InterruptedException {
        try {
            return turns.errand(errand).get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case NotPossibleException why -> throw why;
                case StorageException why -> throw why;
                case IOException why -> throw new NotPossibleException(String.valueOf(why.getMessage()));
                case RuntimeException mistake -> throw mistake;
                case Error mistake -> throw mistake;
                case null, default -> throw new IllegalStateException("an errand fails in no other way", e);
            }
        }
    }
}
