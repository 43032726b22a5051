package chat.warren.node.api;

import java.io.IOException;

/** A profile could not be used. The message says what happened, what still works and what to do. */
public final class ProfileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What stood in the way, for programs that have to tell. */
    public enum Reason {
        NO_PROFILE,
        PROFILE_EXISTS,
        /** A file would have been overwritten. */
        FILE_EXISTS,
        /** The folder holds other files than a profile's. */
        FOREIGN_FILES,
        IN_USE,
        WRONG_PASSPHRASE,
        DAMAGED,
        NEWER_VERSION,
        READ_ONLY,
        DISK_FULL,
        /** It was asked to lock and did not. */
        STILL_OPEN,
        /** The profile was open and is locked by now. */
        LOCKED,
        /** Something that the user gave cannot be what was asked for. */
        NOT_UNDERSTOOD,
        /** No node runs that could do it. */
        NOT_RUNNING,
        /** What was named is not there. */
        NOT_FOUND,
        /** It was understood and cannot be done as things are. */
        NOT_POSSIBLE,
        /** It may have been done, or not. */
        NOT_KNOWN,
        /** The disk, or whatever is in its place, did not do what it was asked. */
        OTHER
    }

    private final Reason reason;

    public ProfileException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public ProfileException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What {@link #getMessage} says; there always is something. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
