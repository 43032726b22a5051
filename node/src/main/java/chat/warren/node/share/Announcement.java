package chat.warren.node.share;

import chat.warren.node.chat.item.FileNote;
import chat.warren.node.file.tree.Content;
import chat.warren.storage.row.Octets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A content as a message announces it. Its short name, its bytes and its root stand in the note as they are; that it is
 * a folder, and how long the list of its files is, says the media type:
 * {@code application/vnd.warren.folder;manifest=1234}.
 */
public final class Announcement {
    private static final String FOLDER = "application/vnd.warren.folder";
    private static final Pattern FOLDER_TYPE = Pattern.compile(Pattern.quote(FOLDER) + ";manifest=([1-9][0-9]{0,8})");

    private Announcement() {}

    /**
     * What to say of a content of ours.
     *
     * @param label with the media type of a file; a folder has its own
     */
    public static FileNote note(Content content, FileNote.Label label, Octets preview) {
        String type = content.isFolder() ? FOLDER + ";manifest=" + content.manifestBytes() : label.mediaType();
        FileNote.Label typed = new FileNote.Label(label.name(), type, label.voice());
        return new FileNote(content.id().file(), typed, content.bytes(), content.root(), preview);
    }

    /** What somebody announced; empty if it does not hold together. */
    public static Optional<Content> content(FileNote note) {
        int manifest = manifestBytes(note.label().mediaType());
        if (note.bytes() > Content.MAX_BYTES || manifest > Math.min(note.bytes(), Content.MAX_MANIFEST_BYTES)) {
            return Optional.empty();
        }
        return Optional.of(new Content(note.bytes(), manifest, note.hash()))
                .filter(content -> content.id().file().equals(note.id()));
    }

    public static boolean isFolder(String mediaType) {
        return manifestBytes(mediaType) > 0;
    }

    private static int manifestBytes(String mediaType) {
        Matcher folder = FOLDER_TYPE.matcher(mediaType);
        return folder.matches() ? Integer.parseInt(folder.group(1)) : 0;
    }
}
