package chat.warren.crypto.message;

import chat.warren.crypto.wire.MalformedException;

/**
 * From this friend, but opened before, or so late that its key was given up. Whoever has its text sends the receipt
 * again, which was lost; see {@link MessageId}.
 */
public final class KeyGoneException extends MalformedException {
    private static final long serialVersionUID = 1L;

    KeyGoneException() {
        super("the key of this message was used or given up");
    }
}
