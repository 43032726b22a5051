package chat.warren.storage;

/** The folder holds files that are not Warren's, and would lose them. */
public final class ForeignFilesException extends StorageException {
    private static final long serialVersionUID = 1L;

    public ForeignFilesException(String sentence) {
        super(sentence);
    }

    public ForeignFilesException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
