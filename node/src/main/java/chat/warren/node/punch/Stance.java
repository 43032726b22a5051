package chat.warren.node.punch;

/** Who knows of whom, when a punch begins: it decides who may write first without doing harm. */
public enum Stance {
    /** We sent a call just now; the friend does not know yet. */
    ASKING,
    /** The friend's call, or a presence record younger than our own, told us: the friend's router is open for us. */
    ANSWERING,
    /**
     * We found the friend's record, and cannot pass a signal: the friend will find ours sooner or later. We keep our
     * router open, try patiently, and know that most attempts are early.
     */
    WAITING
}
