package chat.warren.storage;

/** The passphrase, or the second share that belongs to it, is not the right one. */
public final class WrongPassphraseException extends StorageException {
    private static final long serialVersionUID = 1L;

    public WrongPassphraseException(String sentence) {
        super(sentence);
    }

    public WrongPassphraseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
