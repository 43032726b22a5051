package chat.warren.storage.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.FileId;
import java.util.Set;

/** Whoever keeps the files that messages bring. Told within the change that takes a message away. */
public interface Belongings {
    /** A message's words are gone, and so must be its files, those of its earlier wordings included. */
    void gone(Transaction transaction, MessageId message, Set<FileId> files) throws StorageException;

    /** A whole conversation is about to go. */
    void conversationGone(Transaction transaction, Membership within) throws StorageException;

    /** Takes away what a kill left behind of messages that are gone. */
    void sweep(Database database) throws StorageException;

    /** Says whether a message is of the conversation that goes. */
    interface Membership {
        boolean has(MessageId message) throws StorageException;
    }

    /** Where messages bring no files. */
    Belongings NONE = new Belongings() {
        @Override
        public void gone(Transaction transaction, MessageId message, Set<FileId> files) {}

        @Override
        public void conversationGone(Transaction transaction, Membership within) {}

        @Override
        public void sweep(Database database) {}
    };
}
