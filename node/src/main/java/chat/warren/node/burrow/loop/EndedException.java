package chat.warren.node.burrow.loop;

import chat.warren.storage.StorageException;

/** Something was wanted of a node that has ended. */
public final class EndedException extends StorageException {
    private static final long serialVersionUID = 1L;

    EndedException() {
        super("The node has ended; nothing was changed: start it again.");
    }
}
