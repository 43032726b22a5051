package chat.warren.node.relay;

/** Why a relay does not pass on. */
public enum Refusal {
    /** It passes nothing on for whoever asks. */
    NOT_FOR_YOU(1),
    /** It has as many channels as it can bear. */
    FULL(2),
    /** Two others met under that tag. */
    TAKEN(3),
    /** Its owner gives so much a day, and today it is used up. */
    USED_UP(4),
    /** Nothing was heard for too long, or it was asked to end. */
    ENDED(5);

    private final int code;

    Refusal(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** A reason that a later version invents ends a channel all the same. */
    static Refusal of(int code) {
        for (Refusal refusal : values()) {
            if (refusal.code == code) {
                return refusal;
            }
        }
        return ENDED;
    }
}
