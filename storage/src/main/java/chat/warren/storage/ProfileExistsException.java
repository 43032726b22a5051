package chat.warren.storage;

/** A profile is already there, and is not overwritten unasked. */
public final class ProfileExistsException extends StorageException {
    private static final long serialVersionUID = 1L;

    public ProfileExistsException(String sentence) {
        super(sentence);
    }

    public ProfileExistsException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
