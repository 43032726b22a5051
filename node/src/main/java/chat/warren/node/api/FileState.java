package chat.warren.node.api;

/** How far a file is. */
public enum FileState {
    /** It was announced, and nobody has begun to fetch it. */
    OFFERED,
    /** It was begun, and the other side is not there. It goes on by itself. */
    WAITING,
    RUNNING,
    PAUSED,
    DONE,
    /** It does not go on by itself; a sentence says why. */
    FAILED,
    /** One side does not want it any more. */
    CANCELLED
}
