package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.order.Timeline;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Messages;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One batch's transaction, and what it is worked on with.
 *
 * @param there devices that are linked just now
 */
record Sheet(Transaction transaction, Books books, Set<DeviceId> there, Instant now, Outcome outcome) {
    Messages messages() {
        return books.contents().messages();
    }

    Circle circle() {
        return books.circle();
    }

    Timeline timeline(ConversationId conversation) throws StorageException {
        return books.timeline(transaction, conversation);
    }

    Optional<Octets> state(String kind, Octets subject) throws StorageException {
        return states().get(transaction, kind, subject);
    }

    void state(String kind, Octets subject, Octets bytes) throws StorageException {
        states().put(transaction, kind, subject, bytes);
    }

    ProtocolState states() {
        return books.contents().state();
    }

    /** Whether people chose otherwise than a setting says by itself. */
    boolean allows(String setting) throws StorageException {
        return Habits.allows(books.contents().settings(), transaction, setting);
    }

    void tell(ChatEvent event) {
        outcome.events.add(event);
    }
}
