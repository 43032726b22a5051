package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.storage.StorageException;

/** Told what the chat has to tell, on the node's thread. */
public interface ChatWatcher {
    void happened(ChatEvent event);

    /** So many messages were copied from another device of ours, of so many. */
    default void copying(DeviceId from, long done, long total) {}

    /** A batch could not be kept. Its links are closed, so that what came on them comes again. */
    void troubled(StorageException why);
}
