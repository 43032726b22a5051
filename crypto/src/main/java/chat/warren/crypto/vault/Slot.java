package chat.warren.crypto.vault;

/** Which of the two passphrases of a vault. Both slots are always there, and nobody can tell whether both are used. */
public enum Slot {
    /** The passphrase of every day. */
    USUAL(0),
    /** The passphrase to give away under threat: it opens a key of its own. What happens then is the caller's rule. */
    DURESS(1);

    private final int place;

    Slot(int place) {
        this.place = place;
    }

    /** Its place in the file, and its name in the key schedule. */
    int place() {
        return place;
    }

    Slot other() {
        return this == USUAL ? DURESS : USUAL;
    }
}
