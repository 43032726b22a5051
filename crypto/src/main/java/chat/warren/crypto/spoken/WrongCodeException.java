package chat.warren.crypto.spoken;

import chat.warren.crypto.wire.MalformedException;

/** The other side used another code: somebody misheard, or somebody guessed. Either way a new code is needed. */
public final class WrongCodeException extends MalformedException {
    private static final long serialVersionUID = 1L;

    WrongCodeException() {
        super("the other side has another code");
    }
}
