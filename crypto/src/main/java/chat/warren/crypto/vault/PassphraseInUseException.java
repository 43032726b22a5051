package chat.warren.crypto.vault;

/** The two slots of a vault cannot share a passphrase: it could not say which of them is meant. */
public final class PassphraseInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    PassphraseInUseException() {
        super("this passphrase already opens the other slot of the vault");
    }
}
