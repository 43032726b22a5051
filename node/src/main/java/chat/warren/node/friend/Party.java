package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.storage.people.PersonId;

/** Who is at the other end of a link, as far as we know by now. */
public sealed interface Party {
    /** Both of us have said yes, and the device is one that our friend's newest list names. */
    record Friend(PersonId person, DeviceId device, Permissions may) implements Party {}

    /** Another device of ours. */
    record OwnDevice(DeviceId device) implements Party {}

    /** Somebody who asked, whom we asked, or nobody we know: nothing but friendship is talked about with them. */
    record Stranger() implements Party {}
}
