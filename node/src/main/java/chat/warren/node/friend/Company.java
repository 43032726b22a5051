package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.node.link.Link;
import chat.warren.storage.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom we know, for those who carry messages, files and calls. Ask each time: it is quick, and the answer may change
 * with every frame. {@link FriendEvent}s tell when it did.
 */
public interface Company {
    /** Who is at this link. */
    Party at(Link link);

    /** What this person may; nothing when they are no friend. */
    Permissions permissions(PersonId person);

    /** The links to a friend's devices that are up. */
    List<Link> links(PersonId person);

    /** A friend's devices that may be written to: listed, not revoked, not expired. Empty when they are no friend. */
    List<DeviceCertificate> devices(PersonId person, Instant wall);

    /** The name by which to show this person; empty when we know nobody of that key. */
    Optional<String> name(PersonId person);
}
