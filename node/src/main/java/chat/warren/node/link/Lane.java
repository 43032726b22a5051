package chat.warren.node.link;

/** Frames on one lane arrive in order; a lane waits for none below it. Most urgent first. */
public enum Lane {
    /** A call's own control: it rings now or it is too late. */
    CALL,
    /** Friendship, devices, relays, presence. */
    CONTROL,
    CHAT,
    /** Pieces of files, which may take all the room that the others leave. */
    FILES
}
