package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.storage.people.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * What chat has to know of friendship: who we are, whose devices are whose, and who may do what. It answers from
 * memory, on any thread.
 */
public interface Circle {
    PersonId self();

    /** This device. */
    DeviceId device();

    /** Whether we talk with somebody: a friend, and not blocked. */
    boolean isFriend(PersonId person);

    /** The devices of a friend that are listed and not revoked; of ourselves, all but this one. */
    List<DeviceId> devices(PersonId person);

    /** Whose device that is: a friend's, or ours. */
    Optional<PersonId> owner(DeviceId device);

    /** Friends of ours, and of the recipient, who may keep our messages for them. */
    List<PersonId> keepersFor(PersonId recipient);

    /** Whether we have agreed to keep messages of somebody for others. */
    boolean keepsFor(PersonId depositor);
}
