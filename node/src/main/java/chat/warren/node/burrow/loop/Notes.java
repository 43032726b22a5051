package chat.warren.node.burrow.loop;

import chat.warren.dht.join.ContactBook;
import chat.warren.dht.overlay.use.GuardBook;
import chat.warren.node.contacts.StoredContacts;
import chat.warren.node.contacts.StoredGuards;
import chat.warren.storage.StorageException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What the network's engines remember from one run to the next, written on a thread of its own. */
public final class Notes implements AutoCloseable {
    /** The last notes are a few hundred rows. A disk that takes longer is broken. */
    private static final long PATIENCE_SECONDS = 10;

    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("warren-notes").factory());
    private final StoredContacts contacts;
    private final StoredGuards guards;

    public Notes(Ground ground) throws StorageException {
        contacts = StoredContacts.of(ground.profile(), writer, ground.wall());
        guards = StoredGuards.of(ground.profile(), writer);
    }

    public ContactBook contacts() {
        return contacts;
    }

    public GuardBook guards() {
        return guards;
    }

    /** After the engines have ended and before the profile does: what they said last is written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            boolean _ = writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Then the next start knows less, and asks more.
        }
    }
}
