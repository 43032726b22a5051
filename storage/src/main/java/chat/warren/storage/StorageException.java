package chat.warren.storage;

import java.io.IOException;

/** The profile could not be read or written. The subclasses say why, where that can be told. */
public class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    public StorageException(String sentence) {
        super(sentence);
    }

    public StorageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
