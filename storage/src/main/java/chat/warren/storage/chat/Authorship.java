package chat.warren.storage.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import java.time.Instant;

/**
 * Who wrote a message, and when.
 *
 * @param written by the author's clock
 * @param arrived by ours
 */
public record Authorship(PersonId author, DeviceId device, Instant written, Instant arrived) {
    /** Of a message whose key was erased. */
    static final Authorship UNKNOWN = new Authorship(
            new PersonId(Id.of(new byte[Id.BYTES])),
            new DeviceId(new byte[DeviceId.BYTES]),
            Instant.EPOCH,
            Instant.EPOCH);
}
