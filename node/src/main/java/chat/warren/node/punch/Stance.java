package chat.warren.node.punch;

/** Who knows of whom, when a punch begins: it decides who may write first without doing harm. */
public enum Stance {
    /** We sent a call just now; the friend does not know yet. */
    ASKING("They are called, and pinged when they answer."),
    /** The friend's call, or a presence record younger than our own, told us: the friend's router is open for us. */
    ANSWERING("Their addresses are pinged."),
    /**
     * We found the friend's record, and cannot pass a signal: the friend will find ours sooner or later. We keep our
     * router open, try patiently, and know that most attempts are early.
     */
    WAITING("Our router is kept open for them until they find our record."),
    /**
     * We know only where the friend was lately, and so does the friend of us: both may have started just now. Our
     * router is opened at once, and we write a moment later, when the friend must have done the same.
     */
    REMEMBERING("They are sought where they were last.");

    private final String sentence;

    Stance(String sentence) {
        this.sentence = sentence;
    }

    /** What is done in it, for the log of attempts. */
    public String sentence() {
        return sentence;
    }
}
