package chat.warren.storage;

/** Another running Warren has this profile open. */
public final class ProfileInUseException extends StorageException {
    private static final long serialVersionUID = 1L;

    public ProfileInUseException(String sentence) {
        super(sentence);
    }

    public ProfileInUseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
