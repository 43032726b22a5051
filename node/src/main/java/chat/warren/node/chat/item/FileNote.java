package chat.warren.node.chat.item;

import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Announces a file; its bytes come by themselves, or never.
 *
 * @param hash of the whole, by which its pieces are checked
 * @param preview a small picture, or the outline of a voice message; empty when there is none
 */
public record FileNote(FileId id, Label label, long bytes, Octets hash, Octets preview) {
    /** As long as file systems allow. */
    public static final int MAX_NAME_BYTES = 255;
    /** Longer than any registered media type. */
    public static final int MAX_TYPE_BYTES = 127;
    /** A thumbnail of 100 pixels; all previews of a message must fit into its envelope. */
    public static final int MAX_PREVIEW_BYTES = 8_192;

    public static final int HASH_BYTES = 32;
    /** 32 bits of milliseconds: seven weeks of talking. */
    private static final long MAX_VOICE = 0xffff_ffffL;

    private static final int FIXED_BYTES = 72;

    /**
     * What to show of it.
     *
     * @param name what it was called there: to be shown, never to be used as a path
     * @param voice how long it lasts in milliseconds, if it was spoken to be heard and not to be kept
     */
    public record Label(String name, String mediaType, Optional<Long> voice) {}

    public FileNote {
        if (bytes < 0 || hash.length() != HASH_BYTES || preview.length() > MAX_PREVIEW_BYTES) {
            throw new IllegalArgumentException("no file is like that");
        }
        if (Utf8.encode(label.name()).length > MAX_NAME_BYTES
                || Utf8.encode(label.mediaType()).length > MAX_TYPE_BYTES
                || label.voice()
                        .filter(millis -> millis < 0 || millis > MAX_VOICE)
                        .isPresent()) {
            throw new IllegalArgumentException("no file is called that");
        }
    }

    /** The same files, with as many of their previews as fit into so many bytes: the largest are left out first. */
    public static List<FileNote> fitting(List<FileNote> notes, int most) {
        List<FileNote> fitting = new ArrayList<>(notes);
        int over = notes.stream().mapToInt(FileNote::size).sum() - most;
        while (over > 0) {
            FileNote largest = Collections.max(fitting, Comparator.comparingInt(note -> note.preview.length()));
            if (largest.preview.length() == 0) {
                return fitting; // Too many for one message, which says so itself.
            }
            over -= largest.preview.length();
            Octets none = Octets.of(new byte[0]);
            fitting.set(
                    fitting.indexOf(largest),
                    new FileNote(largest.id, largest.label, largest.bytes, largest.hash, none));
        }
        return fitting;
    }

    /** How much of an envelope it takes. */
    int size() {
        return FIXED_BYTES
                + Utf8.encode(label.name()).length
                + Utf8.encode(label.mediaType()).length
                + preview.length();
    }
}
