package chat.warren.storage;

/** Bytes on disk are not what we wrote: a torn write, a failing disk, or a foreign hand. */
public final class DamagedProfileException extends StorageException {
    private static final long serialVersionUID = 1L;

    public DamagedProfileException(String sentence) {
        super(sentence);
    }

    public DamagedProfileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
