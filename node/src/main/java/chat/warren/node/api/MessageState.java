package chat.warren.node.api;

/** How far a message came on its way. */
public enum MessageState {
    /** A friend's, or a note to ourselves. */
    HERE,
    /** It waits here for a way to the friend. */
    WAITING,
    /** Friends keep it for them. */
    WITH_FRIENDS,
    DELIVERED,
    READ,
    /** The friend's program did not take it. */
    REFUSED
}
