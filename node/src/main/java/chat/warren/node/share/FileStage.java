package chat.warren.node.share;

/** How far a file is, ours or theirs. */
public enum FileStage {
    /** Nobody has begun to fetch it. */
    OFFERED,
    /** It was begun, and whoever has it or wants it is not there. */
    WAITING,
    RUNNING,
    PAUSED,
    DONE,
    /** It does not go on by itself. */
    FAILED,
    /** Somebody does not want it any more. */
    CANCELLED
}
