package chat.warren.node.api;

/** How far a message came on its way. */
public enum MessageState {
    /** A friend's, or a note to ourselves. */
    HERE,
    /** It waits here for a way to the friend. */
    WAITING,
    /** Friends keep it for them. */
    WITH_FRIENDS,
    /** It is with the friend, whose program does not say so on its own. */
    SENT,
    DELIVERED,
    READ,
    /** The friend's program did not take it. */
    REFUSED
}
