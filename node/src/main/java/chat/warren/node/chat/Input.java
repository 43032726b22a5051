package chat.warren.node.chat;

import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.row.Octets;
import java.util.List;

/** What waits for the next batch. */
sealed interface Input {
    record Ordered(Command command, Answer answer) implements Input {}

    /** A link came up: what do we say first? */
    record Opened(Line line) implements Input {}

    /** The other end has said its first. */
    record Greeted(Line line, ChatFrame.Hello hello, Octets secret) implements Input {}

    /**
     * Something sealed for us.
     *
     * @param index which envelope of this link it is
     */
    record Envelope(Line line, long index, Octets sealed) implements Input {}

    /** What the other end says it has, and what it refuses. */
    record Confirmed(Line line, List<Parcel> handled, List<Returned> returned) implements Input {}

    record Returned(Parcel parcel, ChatFrame.Reason reason) {}

    /** A line can take more of what waits. */
    record Refill(Line line, long after) implements Input {}
}
