package chat.warren.crypto.link;

import chat.warren.crypto.wire.MalformedException;

/** A genuine certificate that we do not accept now, and why: the diagnosis tells the user. */
public final class LinkRefusedException extends MalformedException {
    private static final long serialVersionUID = 1L;

    /** Reasons, of which some are nobody's bad will. */
    public enum Reason {
        SOMEONE_ELSE("a certificate of another identity than the one expected"),
        DEVICE_REVOKED("a certificate of a device that its owner has revoked"),
        NOT_YET_VALID("a certificate from the future: one of the two clocks is wrong"),
        EXPIRED("a certificate that has expired, or one of the two clocks is wrong"),
        DEVICE_EXPIRED("a device whose certificate has expired");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    LinkRefusedException(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
