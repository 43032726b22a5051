package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.List;

/** What waits for the next batch. */
sealed interface Input {
    /** An input and what belongs to it, as objects: nothing that a friend can send at will is free. */
    int HEAD_BYTES = 64;

    /** What it takes of the memory while it waits, about. */
    default long bytes() {
        return HEAD_BYTES
                + switch (this) {
                    case Envelope envelope -> envelope.sealed().length();
                    case Fetched fetched -> fetched.envelope().length();
                    case Favour favour -> bytes(favour.frame());
                    case Copying copying -> bytes(copying.copy());
                    case Confirmed confirmed ->
                        (long) HEAD_BYTES
                                * (confirmed.handled().size()
                                        + confirmed.returned().size());
                    default -> 0;
                };
    }

    private static long bytes(ChatFrame frame) {
        return switch (frame) {
            case ChatFrame.Deposit deposit -> deposit.envelope().length();
            case ChatFrame.Fetch(List<Octets> mailboxes) -> (long) HEAD_BYTES * mailboxes.size();
            case ChatFrame.Copy.Shelves(List<ChatFrame.Shelf> shelves) -> (long) HEAD_BYTES * shelves.size();
            case ChatFrame.Copy.Page page -> page.records().length();
            default -> 0;
        };
    }

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

    /** A friend may be asked to keep what waits for others. */
    record Entrust(Line keeper, long after) implements Input {}

    /** A friend who is there may have something for us. */
    record Collect(Line line) implements Input {}

    /** A friend promises to keep something of ours, or, until the beginning of time, does not. */
    record Promised(Line keeper, MessageId item, PersonId recipient, Instant until) implements Input {}

    /** Something that was kept for us. */
    record Fetched(Line line, DeviceId writer, Octets mailbox, Octets envelope) implements Input {}

    /** That was all a keeper had for one question, or all that went into one answer. */
    record Brought(Line line, boolean more) implements Input {}

    /** What friends ask of us as keepers. */
    record Favour(Line line, ChatFrame frame) implements Input {}

    /** Another device of ours says what it has, asks for some of it, or brings it. */
    record Copying(Line line, ChatFrame.Copy copy) implements Input {}

    /** Time has passed. */
    record Woken() implements Input {}

    record Returned(Parcel parcel, ChatFrame.Reason reason) {}

    /** A line can take more of what waits. */
    record Refill(Line line, long after) implements Input {}
}
