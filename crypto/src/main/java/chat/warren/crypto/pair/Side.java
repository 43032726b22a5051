package chat.warren.crypto.pair;

import chat.warren.crypto.identity.PublicIdentity;

/** Which of the two ends of a pair speaks: every key belongs to one direction. */
public enum Side {
    /** The lower identity key of two friends; the inviter while an invite stands in for the pair. */
    FIRST(0),
    /** The higher identity key of two friends; the one who took the invite. */
    SECOND(1);

    private final byte code;

    Side(int code) {
        this.code = (byte) code;
    }

    /** The side of {@code mine} in its pair with {@code friend}. */
    public static Side of(PublicIdentity mine, PublicIdentity friend) {
        int order = mine.compareTo(friend);
        if (order == 0) {
            throw new IllegalArgumentException("nobody is a pair with themselves");
        }
        return order < 0 ? FIRST : SECOND;
    }

    public Side other() {
        return this == FIRST ? SECOND : FIRST;
    }

    byte code() {
        return code;
    }
}
