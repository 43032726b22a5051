package chat.warren.node.api;

import chat.warren.node.share.SelfActing;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file or a folder that was announced in a conversation.
 *
 * @param id names it, here and in messages
 * @param with who sent it, or to whom we did; our own id in notes
 * @param own whether we sent it
 * @param message that announced it; empty if that is gone
 * @param name harmless, whatever the sender called it
 * @param bytes of the whole
 * @param voiceMillis how long it lasts, if it was spoken to be heard and not to be kept
 * @param preview a small picture, or the outline of a voice message, in Base64; empty if there is none or they are off
 * @param done how many bytes are there already
 * @param bytesPerSecond just now
 * @param sources how many give it to us just now
 * @param place where ours is, or theirs when it is complete; empty for what another device of ours has sent, until it
 *     was fetched from there
 * @param trouble one sentence, when it failed
 */
public record FileView(
        String id,
        String with,
        boolean own,
        String message,
        String name,
        String mediaType,
        boolean folder,
        long bytes,
        Optional<Long> voiceMillis,
        String preview,
        FileState state,
        long done,
        long bytesPerSecond,
        long sources,
        Optional<Path> place,
        Optional<String> trouble) {
    /** Kinds of pictures that can be read here. */
    private static final Set<String> PICTURES = Set.of(".jpg", ".jpeg", ".png", ".gif", ".bmp");

    /** Whether it is to be fetched, or comes: a friend's, or one that another device of ours has sent. */
    public boolean isToFetch() {
        return !own || place.isEmpty();
    }

    /** Whether it is a picture by its kind and by its name as well: a friend may say of anything that it is one. */
    public boolean isPicture() {
        String called = name.toLowerCase(Locale.ROOT);
        return !folder && mediaType.startsWith("image/") && PICTURES.stream().anyMatch(called::endsWith);
    }

    /** Whether it does something by itself when it is opened: a program, or a folder that some system takes for one. */
    public boolean actsByItself() {
        return SelfActing.is(name);
    }
}
