package chat.warren.crypto.vault;

import chat.warren.crypto.wire.MalformedException;

/** An undamaged vault in a format that only a newer program reads. */
public final class NewerVersionException extends MalformedException {
    private static final long serialVersionUID = 1L;

    NewerVersionException(int version) {
        super("a vault of version " + version + ", which a newer Warren made");
    }
}
