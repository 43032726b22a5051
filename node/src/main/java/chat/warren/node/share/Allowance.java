package chat.warren.node.share;

import chat.warren.node.file.disk.Manifest;
import chat.warren.node.file.tree.Content;
import chat.warren.storage.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What each friend's files may take in a day without anybody being asked. */
public final class Allowance {
    static final long MOST_BYTES = 256L << 20;
    /** A day of photographs; empty files cost no bytes, and fill a folder all the same. */
    static final int MOST_FILES = 500;

    private static final Duration DAY = Duration.ofDays(1);

    private final Map<PersonId, Taken> taken = new HashMap<>();
    private Instant since = Instant.MIN;

    private record Taken(long bytes, long files) {}

    /**
     * Whether it may come by itself; then it counts.
     *
     * @param unfinished how many that this friend announced are begun and not here: announcing costs nothing
     */
    public boolean take(PersonId from, Content content, long unfinished, Instant now) {
        if (since.equals(Instant.MIN) || Duration.between(since, now).compareTo(DAY) > 0) {
            taken.clear();
            since = now;
        }
        Taken before = taken.getOrDefault(from, new Taken(0, 0));
        // What is in a folder is not known yet, but how long the list of it is.
        int files = 1 + Manifest.mostFiles(content.manifestBytes());
        Taken after = new Taken(before.bytes + content.bytes(), before.files + files);
        if (after.bytes > MOST_BYTES || after.files > MOST_FILES || unfinished >= MOST_FILES) {
            return false;
        }
        taken.put(from, after);
        return true;
    }
}
