package chat.warren.storage;

/** A newer version of Warren wrote this; an older one must not guess at it, and does not touch it. */
public final class NewerProfileException extends StorageException {
    private static final long serialVersionUID = 1L;

    public NewerProfileException(String sentence) {
        super(sentence);
    }

    public NewerProfileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
