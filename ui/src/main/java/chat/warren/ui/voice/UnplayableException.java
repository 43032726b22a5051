package chat.warren.ui.voice;

/** A file that is no voice message, or none within the limits: whoever sent it is at fault. */
public final class UnplayableException extends Exception {
    UnplayableException(String what) {
        super(what);
    }

    UnplayableException(String what, Throwable cause) {
        super(what, cause);
    }
}
