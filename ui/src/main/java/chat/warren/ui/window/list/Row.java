package chat.warren.ui.window.list;

import chat.warren.ui.window.presence.Presence;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the list.
 *
 * @param id the person's, or the taken invite's
 * @param line under the name
 * @param at when that was
 */
public record Row(Kind kind, String id, String name, Line line, Optional<Instant> at) {
    /** What a line stands for. */
    public enum Kind {
        FRIEND,
        NOTES,
        /** Talks to itself, on this computer alone. */
        ECHO,
        /** Wants to be a friend and waits for us. */
        REQUEST,
        /** A friend would like us to meet them. */
        INTRODUCED,
        /** We asked, and they have not answered. */
        ASKED,
        /** An invite of theirs that we took; they were not met yet. */
        TAKEN,
        /** A message that a search found. */
        FOUND
    }

    /**
     * What stands under and beside the name.
     *
     * @param message of the search, if that found it
     */
    public record Line(
            String text, long unread, Presence presence, boolean muted, boolean archived, Optional<String> message) {
        static Line of(String text) {
            return new Line(text, 0, Presence.NONE, false, false, Optional.empty());
        }
    }

    /** The same one, though it may say something else by now. */
    public boolean isSame(Row other) {
        return kind == other.kind && id.equals(other.id) && line.message().equals(other.line.message());
    }
}
