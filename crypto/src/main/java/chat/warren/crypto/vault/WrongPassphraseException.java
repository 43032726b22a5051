package chat.warren.crypto.vault;

/** The vault is sound, but what was given does not open it. */
public final class WrongPassphraseException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongPassphraseException(String reason) {
        super(reason);
    }
}
