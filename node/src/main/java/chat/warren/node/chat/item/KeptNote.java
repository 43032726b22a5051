package chat.warren.node.chat.item;

import chat.warren.storage.file.Attachment;
import chat.warren.storage.row.Octets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's row keeps of the note that announced it: all but the preview, which goes with its message. How long it
 * was spoken stands behind the media type: {@code audio/ogg;voice=5230}.
 */
public final class KeptNote {
    private static final String VOICE = ";voice=";
    private static final Pattern SPOKEN = Pattern.compile("(.*)" + VOICE + "([0-9]{1,9})", Pattern.DOTALL);

    private KeptNote() {}

    public static Attachment.Description of(FileNote note) {
        FileNote.Label label = note.label();
        String type =
                label.mediaType() + label.voice().map(millis -> VOICE + millis).orElse("");
        return new Attachment.Description(label.name(), type, note.bytes(), Optional.of(note.hash()));
    }

    /** As it was said, from what is kept of it besides its message. */
    public static FileNote note(Attachment kept) {
        Attachment.Description known = kept.description();
        Octets root = known.hash().orElseThrow(() -> new IllegalStateException("what was announced has a root"));
        Matcher spoken = SPOKEN.matcher(known.mediaType());
        FileNote.Label label = spoken.matches()
                ? new FileNote.Label(known.name(), spoken.group(1), Optional.of(Long.valueOf(spoken.group(2))))
                : new FileNote.Label(known.name(), known.mediaType(), Optional.empty());
        return new FileNote(kept.id(), label, known.bytes(), root, Octets.of(new byte[0]));
    }
}
