package chat.warren.storage.people;

import java.time.Instant;
import java.util.List;

/** How far we are with somebody, and since when. */
public record Standing(Stage stage, Instant since) {
    /** Stored by position in {@link #ALL}. */
    public enum Stage {
        INVITED,
        ASKED_US,
        ASKED_BY_US,
        FRIEND,
        BLOCKED
    }

    static final List<Stage> ALL = List.of(Stage.values());
}
