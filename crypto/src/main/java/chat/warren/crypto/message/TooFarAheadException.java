package chat.warren.crypto.message;

import chat.warren.crypto.wire.MalformedException;

/**
 * An authentic envelope, but so many before it are missing that we will not keep keys for all of them. It opens once
 * those have come; the sender, who got no receipt, sends it again.
 */
public final class TooFarAheadException extends MalformedException {
    private static final long serialVersionUID = 1L;

    TooFarAheadException() {
        super("more than " + SkippedKeys.MAX_SKIP + " messages are missing before this one");
    }
}
