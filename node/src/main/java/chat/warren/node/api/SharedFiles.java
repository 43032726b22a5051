package chat.warren.node.api;

import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.burrow.loop.FileDesk;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.friend.NotPossibleException;
import chat.warren.node.share.Announcement;
import chat.warren.node.share.FileHabits;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Files and folders, sent and received. Files are named by their ids. They go on by themselves after any interruption
 * of either side; what a method did is on the disk when it returns.
 */
public final class SharedFiles {
    /** More than anybody reads at once. */
    public static final int MOST_IN_A_LIST = 1000;

    /**
     * What the previews of one message may take together, where the files have names of usual length. What is more is
     * left out, the largest first.
     */
    public static final int PREVIEWS_BYTES = 11_000;

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final OpenProfile profile;
    private final FileDesk desk;
    private final FileViews views;
    private final Chats chats;

    SharedFiles(OpenProfile profile, FileDesk desk, FileViews views, Chats chats) {
        this.profile = profile;
        this.desk = desk;
        this.views = views;
        this.chats = chats;
    }

    /**
     * Announces files in a message, after each was read once, and gives the message's id. They leave when the friend
     * fetches them.
     */
    public String send(String to, List<OutgoingFile> files, OutgoingText with)
            throws ProfileException, InterruptedException {
        PersonId person = Ids.person(to);
        FileHabits habits = habits();
        List<FileNote> notes = new ArrayList<>();
        for (OutgoingFile file : files) {
            notes.add(note(person, file, habits.previews()));
        }
        return chats.send(to, with, FileNote.fitting(notes, Saying.MAX_FILES_BYTES));
    }

    private FileNote note(PersonId to, OutgoingFile file, boolean previews)
            throws ProfileException, InterruptedException {
        Path path = file.path().toAbsolutePath().normalize();
        Octets preview = previews ? preview(file) : Octets.of(new byte[0]);
        String type = file.mediaType().orElseGet(() -> mediaType(path));
        FileNote.Label label = new FileNote.Label(String.valueOf(path.getFileName()), type, file.voiceMillis());
        return Failures.told(() -> {
            try {
                return Announcement.note(desk.offer(path, to), label, preview);
            } catch (IllegalArgumentException e) {
                throw new NotPossibleException(
                        "This file cannot be announced (" + e.getMessage() + "); nothing was sent: rename it.");
            }
        });
    }

    private static String mediaType(Path path) {
        try {
            String type = Files.probeContentType(path);
            return type == null ? UNKNOWN_TYPE : type;
        } catch (IOException unknown) {
            return UNKNOWN_TYPE;
        }
    }

    private static Octets preview(OutgoingFile file) throws ProfileException {
        try {
            byte[] bytes = Base64.getDecoder().decode(file.preview().orElse(""));
            if (bytes.length > FileNote.MAX_PREVIEW_BYTES) {
                throw new IllegalArgumentException("it is longer than " + FileNote.MAX_PREVIEW_BYTES + " bytes");
            }
            return Octets.of(bytes);
        } catch (IllegalArgumentException e) {
            throw Failures.notUnderstood("This is no preview (" + e.getMessage() + "); nothing was sent.", e);
        }
    }

    /** What was announced, the newest first, and everything that is on its way. */
    public List<FileView> all(int most) throws ProfileException {
        return profile.read((contents, snapshot) -> views.all(contents, snapshot, Math.min(most, MOST_IN_A_LIST)));
    }

    public FileView view(String id) throws ProfileException {
        FileId file = Ids.file(id);
        return profile.read((contents, snapshot) -> views.find(contents, snapshot, file))
                .orElseThrow(() -> new ProfileException(Reason.NOT_FOUND, "There is no such file."));
    }

    /**
     * Fetches what a friend announced.
     *
     * @param folder where to put it, if not where everything is put
     */
    public void accept(String id, Optional<Path> folder) throws ProfileException, InterruptedException {
        FileId file = Ids.file(id);
        Failures.told(() -> {
            desk.accept(file, folder);
            return true;
        });
    }

    /** Stops for now: fetching theirs, or giving ours. */
    public void pause(String id) throws ProfileException, InterruptedException {
        pause(id, true);
    }

    public void resume(String id) throws ProfileException, InterruptedException {
        pause(id, false);
    }

    private void pause(String id, boolean pause) throws ProfileException, InterruptedException {
        FileId file = Ids.file(id);
        Failures.told(() -> {
            desk.pause(file, pause);
            return true;
        });
    }

    /** Gives up: what had come is removed, what was announced is declined, nobody gets ours any more. */
    public void cancel(String id) throws ProfileException, InterruptedException {
        FileId file = Ids.file(id);
        Failures.told(() -> {
            desk.cancel(file);
            return true;
        });
    }

    public FileSettings settings() throws ProfileException {
        FileHabits habits = habits();
        return new FileSettings(
                habits.folder().orElse(desk.usualFolder()),
                habits.automaticBytes(),
                habits.previews(),
                habits.upBytesPerSecond(),
                habits.downBytesPerSecond());
    }

    private FileHabits habits() throws ProfileException {
        return profile.read((contents, snapshot) -> FileHabits.load(contents.settings(), snapshot));
    }

    public void prefer(FileSettings wanted) throws ProfileException, InterruptedException {
        if (!wanted.folder().isAbsolute()) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD, "A folder is named from the root on; nothing was changed.");
        }
        FileHabits habits = new FileHabits(
                Optional.of(wanted.folder()).filter(folder -> !folder.equals(desk.usualFolder())),
                Math.max(0, wanted.automaticBytes()),
                wanted.previews(),
                Math.max(0, wanted.upBytesPerSecond()),
                Math.max(0, wanted.downBytesPerSecond()));
        Failures.told(() -> {
            desk.prefer(habits);
            return true;
        });
    }
}
