package chat.warren.node.burrow.loop;

import chat.warren.node.chat.ChatEvent;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.file.Files;
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
import chat.warren.storage.file.Attachment;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * What people want of files, and what messages say of them. Its methods may wait for the disk, and are safe on any
 * thread but the node's own.
 */
public final class FileDesk {
    private final Ground ground;
    private final FileTurns turns;
    private final Board board;
    private final Path usualFolder;
    private final FileRecords records;
    private final Allowance allowance = new Allowance(); // Only on the files' thread.

    FileDesk(Ground ground, FriendCircle circle, FileTurns turns, Board board) {
        this.ground = ground;
        this.turns = turns;
        this.board = board;
        this.usualFolder = ground.downloads();
        this.records = new FileRecords(ground, circle);
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
            FileNote note = records.note(kept);
            Content content = Announcement.content(note)
                    .orElseThrow(() -> new NotPossibleException(
                            "What was announced is no file that can be fetched: ask for it again."));
            Optional<Path> lies = records.place(file);
            if (records.ownTo(kept).isPresent() && lies.isPresent()) {
                throw new NotPossibleException(
                        "It was sent from this device and lies in " + lies.get() + ", so there is nothing to fetch.");
            }
            List<PersonId> from = records.givers(file, kept);
            if (from.isEmpty()) {
                throw new NotPossibleException("Nobody can be asked for it: who sent it is no friend of yours, and"
                        + " you have no other device.");
            }
            fetch(files, new Wanted(content, note, from, records.ownTo(kept)), made(folder), now);
            return true;
        });
    }

    private Path made(Optional<Path> wanted) throws IOException {
        Path folder = wanted.orElse(profile()
                .read(snapshot -> FileHabits.load(contents().settings(), snapshot))
                .folder()
                .orElse(usualFolder));
        return java.nio.file.Files.createDirectories(folder);
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
                for (PersonId giver : records.givers(file, kept.get())) {
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
                        if (!records.isStillGiven(file, back.with())) {
                            files.revoke(file, back.with());
                        }
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
        List<PersonId> from = records.withOwn(own ? List.of() : List.of(event.author()));
        for (FileNote note : records.notes(event.message())) {
            Optional<Content> content = Announcement.content(note);
            Optional<Path> here = records.whole(note);
            if (content.isEmpty() || (own && here.isPresent())) {
                continue; // Of what was sent from here nothing is to be fetched.
            }
            if (here.isPresent()) {
                files.have(content.get(), note.label().name(), here.get(), event.author());
                continue;
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
