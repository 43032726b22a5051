package chat.warren.node.share;

import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that moves just now.
 *
 * @param to who takes it, if it is ours; else it comes to us
 * @param at when it was so
 */
public record Live(FileId file, Optional<PersonId> to, FileStage stage, Progress progress, Instant at) {
    /**
     * How far.
     *
     * @param sources who gives it now
     * @param trouble a sentence for people, when it does not go on by itself
     */
    public record Progress(long bytes, long done, long bytesPerSecond, int sources, Optional<String> trouble) {}
}
