package chat.warren.storage;

/** There is no profile where one was looked for. */
public final class NoProfileException extends StorageException {
    private static final long serialVersionUID = 1L;

    public NoProfileException(String sentence) {
        super(sentence);
    }

    public NoProfileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
