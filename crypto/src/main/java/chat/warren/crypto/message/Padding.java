package chat.warren.crypto.message;

/** How far an envelope is filled up, so that its size says little about what was written. */
public enum Padding {
    /** Goes over a link at once: a chat stays small. */
    ONLINE(64),
    /** Waits with others: who keeps it learns that there is a message, and hardly how long it is. */
    STORED(4096);

    private final int step;

    Padding(int step) {
        this.step = step;
    }

    int step() {
        return step;
    }

    int fill(int length) {
        return Math.ceilDiv(length, step) * step;
    }
}
