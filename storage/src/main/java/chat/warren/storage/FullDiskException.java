package chat.warren.storage;

/** There is no room left. What was acknowledged before is safe. */
public final class FullDiskException extends StorageException {
    private static final long serialVersionUID = 1L;

    public FullDiskException(String sentence) {
        super(sentence);
    }

    public FullDiskException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
