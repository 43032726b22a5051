package chat.warren.storage;

/** The folder cannot be written to. */
public final class ReadOnlyProfileException extends StorageException {
    private static final long serialVersionUID = 1L;

    public ReadOnlyProfileException(String sentence) {
        super(sentence);
    }

    public ReadOnlyProfileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
